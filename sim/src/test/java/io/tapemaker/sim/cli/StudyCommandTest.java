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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

    private record Result(int exitCode, String out, String err) {

        String last() {
            List<String> lines = out.lines().toList();
            return lines.get(lines.size() - 1);
        }
    }

    @TempDir
    private Path folder;

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SimMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("study"));
        all.addAll(List.of(arguments));
        int exitCode = command.execute(all.toArray(new String[0]));
        return new Result(exitCode, out.toString(), err.toString());
    }

    private String file(String option, String name, String content) throws IOException {
        return option + "=" + Files.writeString(folder.resolve(name), content);
    }

    private static void assertRefused(Result result, String expected) {
        assertEquals(2, result.exitCode(), result.err());
        assertEquals("", result.out());
        assertEquals(1, result.err().lines().count(), result.err());
        assertTrue(result.err().startsWith("tapemaker-sim: "), result.err());
        assertTrue(result.err().contains(expected), result.err());
    }

    @Test
    void aReportIsWrittenTwiceTheSame() throws IOException {
        String quotes = file("--quotes", "quotes.csv", Walks.csv(Walks.of(2, 40)));
        String grid = file("--grid", "grid.yaml", GRID);
        Result one = run(quotes, grid, "--out=" + folder.resolve("one"), "--threads=1");
        assertEquals(0, one.exitCode(), one.err());
        assertTrue(one.out().startsWith("ours: wins "), one.out());
        assertTrue(one.last().matches("results hash: [0-9a-f]{64}"), one.out());
        assertTrue(one.err().contains("study: 2 of 2 cells done"), one.err());
        Result two = run(quotes, grid, "--out=" + folder.resolve("two"), "--threads=2");
        assertEquals(one.last(), two.last());
        Result again = run(quotes, grid, "--out=" + folder.resolve("two"));
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
        Result other = run(quotes, grid, "--out=" + folder.resolve("two"), "--config=" + config);
        assertTrue(other.err().contains("study: 2 of 2 cells done"), other.err());
        assertTrue(!other.last().equals(one.last()), "another configuration changes nothing");
    }

    @Test
    void nonsenseIsRefused() throws IOException {
        String quotes = file("--quotes", "quotes.csv", Walks.csv(Walks.of(1, 3)));
        String grid = file("--grid", "grid.yaml", GRID);
        String out = "--out=" + folder.resolve("out");
        assertRefused(run(quotes, out), "--grid");
        assertRefused(run(grid, out), "--quotes");
        assertRefused(run(quotes, out, "--grid=" + folder.resolve("absent.yaml")), "--grid ");
        assertRefused(run(quotes, out, file("--grid", "bad.yaml", GRID + "more: 1\n")), "bad.yaml: unknown key more");
        String other = file("--grid", "other.yaml", GRID.replace("2026-07-10", "2026-07-20"));
        assertRefused(run(quotes, out, other), "has no quotes on the heldOutDays");
        assertRefused(run(quotes, grid, out, "--threads=0"), "--threads must be 1 to 256, not 0");
        assertRefused(run(file("--quotes", "none.csv", "epoch_ms,slug,bid,ask\n"), grid, out), "has no quotes below");
        String markets = file("--config", "m.yaml", "markets: [{conditionId: \"0x1\"}]\n");
        assertRefused(run(quotes, grid, out, markets), "leave the key markets out");
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(run(quotes, grid, "--out=" + file), "cannot be made a folder");
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
