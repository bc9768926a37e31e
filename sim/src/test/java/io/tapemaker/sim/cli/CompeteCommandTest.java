package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "compete.command-line",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "tapemaker-sim compete writes its report, twice the same, and refuses nonsense with one line")
final class CompeteCommandTest {

    @TempDir
    private Path folder;

    private static SimRun run(String... options) {
        return SimRun.ofCommand("compete", options);
    }

    @Test
    void aReportIsWrittenTwiceTheSame() throws IOException {
        Path first = folder.resolve("one/report");
        Path second = folder.resolve("two");
        String[] what = {"--seeds=4..5", "--hours=1", "--characters=THIN"};
        SimRun one = run(what[0], what[1], what[2], "--out=" + first, "--threads=1");
        SimRun two = run(what[0], what[1], what[2], "--out=" + second, "--threads=4");
        assertEquals(0, one.exitCode(), one.err());
        assertTrue(one.last().matches("results hash: [0-9a-f]{64}"), one.out());
        assertEquals(one.last(), two.last());
        assertTrue(one.out().contains("virtual hours a second"), one.out());
        for (String name : List.of("compete.md", "compete.json", "compete.svg")) {
            assertEquals(-1, Files.mismatch(first.resolve(name), second.resolve(name)), name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--seeds=5..4, --hours=1, must go upwards",
        "--seeds=abc, --hours=1, --seeds must be A..B",
        "--seeds=1..20000, --hours=1, at most 10000 seeds",
        "--seeds=1..2, --hours=12, --hours must be 1 to 11",
        "--seeds=1..2, --threads=0, --threads must be 1 to 64",
        "--seeds=1..2, --characters=CALM, 'knows no ''CALM'', but CALM_POLITICS,SPORTS_LIVE'",
        "--seeds=1..2, --config=/nowhere/at.all, cannot be read",
    })
    void nonsenseIsRefused(String one, String other, String expected) {
        run(one, other, "--out=" + folder).assertRefused(expected);
    }

    @Test
    void aConfigurationWithMarketsIsRefused() throws IOException {
        Path config = folder.resolve("with-markets.yaml");
        Files.writeString(config, "markets: [{conditionId: \"0x" + "1".repeat(64) + "\"}]\n");
        run("--seeds=1..1", "--config=" + config, "--out=" + folder).assertRefused("lists markets");
    }
}
