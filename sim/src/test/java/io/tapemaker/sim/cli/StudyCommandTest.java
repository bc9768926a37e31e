package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.Walks;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "study.command-line",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "tapemaker-sim study writes its report, twice the same, and refuses nonsense with one line")
final class StudyCommandTest {

    private static final String GRID = """
            depth: [1]
            queue: [1]
            fillRate: [1, 2]
            latency: [1]
            quoters: [ours, second]
            heldOutDays: [2026-07-10]
            """;

    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path folder;

    private static SimRun run(String... options) {
        return SimRun.ofCommand("study", options);
    }

    private String file(String option, String name, String content) throws IOException {
        return option + "=" + Files.writeString(folder.resolve(name), content);
    }

    @Test
    void aReportIsWrittenTwiceTheSame() throws IOException {
        String quotes = file("--quotes", "quotes.csv", Walks.csv(Walks.of(2, 40)));
        String grid = file("--grid", "grid.yaml", GRID);
        SimRun one = run(quotes, grid, "--out=" + folder.resolve("one"), "--threads=1");
        assertEquals(0, one.exitCode(), one.err());
        assertTrue(one.out().startsWith("ours: wins "), one.out());
        assertTrue(one.last().matches("results hash: [0-9a-f]{64}"), one.out());
        assertTrue(one.err().contains("study: 2 of 2 cells done"), one.err());
        SimRun two = run(quotes, grid, "--out=" + folder.resolve("two"), "--threads=2");
        assertEquals(one.last(), two.last());
        SimRun again = run(quotes, grid, "--out=" + folder.resolve("two"));
        assertEquals(one.last(), again.last());
        assertEquals("study: 2 of 2 cells are done already", again.err().strip());
        for (String name : List.of("study.md", "study.json", "study.svg")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("two").resolve(name)));
        }
        Path config = Files.writeString(folder.resolve("c.yaml"), "quoting: {largestOrder: \"60\"}\n");
        SimRun other = run(quotes, grid, "--out=" + folder.resolve("two"), "--config=" + config);
        assertTrue(other.err().contains("study: 2 of 2 cells done"), other.err());
        assertTrue(!other.last().equals(one.last()), "another configuration changes nothing");
    }

    @Test
    void nonsenseIsRefused() throws IOException {
        String quotes = file("--quotes", "quotes.csv", Walks.csv(Walks.of(1, 3)));
        String grid = file("--grid", "grid.yaml", GRID);
        String out = "--out=" + folder.resolve("out");
        run(quotes, out).assertRefused("--grid");
        run(grid, out).assertRefused("--quotes");
        run(quotes, out, "--grid=" + folder.resolve("absent.yaml")).assertRefused("--grid ");
        run(quotes, out, file("--grid", "bad.yaml", GRID + "more: 1\n")).assertRefused("bad.yaml: unknown key more");
        String other = file("--grid", "other.yaml", GRID.replace("2026-07-10", "2026-07-20"));
        run(quotes, out, other).assertRefused("has no quotes on the heldOutDays");
        run(quotes, grid, out, "--threads=0").assertRefused("--threads must be 1 to 256, not 0");
        run(file("--quotes", "none.csv", "epoch_ms,slug,bid,ask\n"), grid, out).assertRefused("has no quotes below");
        String markets = file("--config", "m.yaml", "markets: [{conditionId: \"0x1\"}]\n");
        run(quotes, grid, out, markets).assertRefused("leave the key markets out");
        Path file = Files.createFile(folder.resolve("file"));
        run(quotes, grid, "--out=" + file).assertRefused("cannot be made a folder");
    }

    @Test
    void theProgressSaysHowLongItWillTake() {
        AtomicLong nowNs = new AtomicLong();
        StringWriter lines = new StringWriter();
        StudyProgress plain = new StudyProgress(400, 4, new PrintWriter(lines), false, nowNs::get);
        nowNs.addAndGet(30 * SECOND_NS);
        plain.done(100);
        plain.cell(BacktestModel.USUAL);
        nowNs.addAndGet(30 * SECOND_NS);
        plain.done(300);
        plain.cell(BacktestModel.USUAL);
        assertEquals(
                List.of(
                        "study: 1 of 4 cells done (depth x1, queue x1, fill rate x1, latency x1 in 30 s),"
                                + " about 2 min left",
                        "study: 2 of 4 cells done (depth x1, queue x1, fill rate x1, latency x1 in 30 s),"
                                + " nothing left"),
                lines.toString().lines().toList());
        StringWriter terminal = new StringWriter();
        StudyProgress bar = new StudyProgress(400, 4, new PrintWriter(terminal), true, nowNs::get);
        nowNs.addAndGet(5 * SECOND_NS);
        bar.done(200);
        bar.end();
        assertEquals(
                "\rstudy [" + "#".repeat(15) + " ".repeat(15) + "]  50.0 %, 0 of 4 cells done, about 5 s left   "
                        + System.lineSeparator(),
                terminal.toString());
    }
}
