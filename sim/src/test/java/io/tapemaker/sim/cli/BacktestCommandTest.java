package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "backtest.command-line",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "tapemaker-sim backtest writes its report, twice the same, and refuses nonsense with one line")
final class BacktestCommandTest {

    private static final String HEAD = "epoch_ms,slug,bid,ask\n";
    private static final long START_MS = 1_783_715_146_000L;

    @TempDir
    private Path folder;

    private static SimRun run(String... options) {
        return SimRun.ofCommand("backtest", options);
    }

    private Path quotes(String content) throws IOException {
        return Files.writeString(folder.resolve("quotes.csv"), content);
    }

    private static String calmHour() {
        StringBuilder text = new StringBuilder(HEAD);
        for (int poll = 0; poll < 30; poll++) {
            text.append(START_MS + poll * 120_000L).append(",tec-calm,0.45,0.47\n");
        }
        return text.toString();
    }

    @Test
    void aReportIsWrittenTwiceTheSame() throws IOException {
        Path quotes = quotes(calmHour());
        Path first = folder.resolve("one/report");
        Path second = folder.resolve("two");
        SimRun one = run("--quotes=" + quotes, "--out=" + first);
        SimRun two = run("--quotes=" + quotes, "--out=" + second);
        assertEquals(0, one.exitCode(), one.err());
        assertTrue(one.last().matches("results hash: [0-9a-f]{64}"), one.out());
        assertEquals(one.last(), two.last());
        for (String name : List.of("report.md", "results.json", "equity.svg", "inventory.svg", "reward-share.svg")) {
            assertEquals(-1, Files.mismatch(first.resolve(name), second.resolve(name)), name);
        }
        assertTrue(one.err().lines().allMatch(line -> line.matches("ours: \\d+ % of 30 quotes")), one.err());
        SimRun other = run("--quotes=" + quotes, "--out=" + second, "--depth=2", "--rivals");
        assertTrue(other.out().contains("join the touch: net "), other.out());
        assertTrue(!other.last().equals(one.last()), other.out());
    }

    private static String twoDays() {
        return Walks.csv(Walks.of(2, 60));
    }

    @Test
    void marketsDaysAndJournalsAreChosen() throws IOException {
        String quotes = "--quotes=" + quotes(twoDays());
        Path journal = folder.resolve("journal");
        SimRun one = run(
                quotes,
                "--out=" + folder.resolve("one"),
                "--markets=tc-own-two",
                "--days=2026-07-11",
                "--journal=" + journal);
        assertEquals(0, one.exitCode(), one.err());
        assertTrue(Files.isDirectory(journal.resolve("tc-own-two")), one.out());
        assertTrue(Files.notExists(journal.resolve("tec-own-one")), one.out());
        String report = Files.readString(folder.resolve("one/report.md"));
        assertTrue(report.contains("the tables sum 2026-07-11 only"), report);
        assertTrue(report.contains("60 quotes of 1 markets"), report);
        run(quotes, "--journal=" + journal, "--out=" + folder.resolve("two"))
                .assertRefused("journal is not empty; name a new folder");
        assertTrue(Files.notExists(folder.resolve("two")));
    }

    @Test
    void marketsAndDaysThatAreNotThereAreRefused() throws IOException {
        String quotes = "--quotes=" + quotes(twoDays());
        String out = "--out=" + folder.resolve("out");
        run(quotes, out, "--markets=tc-own-two,tc-none,tc-no")
                .assertRefused("--markets names tc-no, tc-none, of which");
        run(quotes, out, "--days=2026-07-10,2026-07-12")
                .assertRefused("--days names 2026-07-12, on which there are no");
        run(quotes, out, "--days=tomorrow").assertRefused("--days must be days such as 2026-07-14");
        Path file = Files.createFile(folder.resolve("file"));
        run(quotes, out, "--journal=" + file).assertRefused("is no folder that can be read");
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1783715146000,tec-a,0.4 | quotes.csv:2: has 3 columns, not epoch_ms,slug,bid,ask",
                "yesterday,tec-a,0.4,0.5 | quotes.csv:2: 'yesterday' is no time",
                "99999999999999,tec-a,0.4,0.5 | is no time",
                "1783715146000,tec a,0.4,0.5 | quotes.csv:2: the market's name",
                "1783715146000,tec-a,forty,0.5 | quotes.csv:2: 'forty' is no price",
                "'' | has no quotes"
            })
    void badQuotesAreRefused(String line, String expected) throws IOException {
        Path quotes = quotes(HEAD + (line.isEmpty() ? "" : line + "\n"));
        run("--quotes=" + quotes, "--out=" + folder.resolve("out")).assertRefused(expected);
        assertTrue(Files.notExists(folder.resolve("out")));
    }

    @Test
    void timeMayNotGoBack() throws IOException {
        String text = HEAD + (START_MS + 1) + ",tec-a,0.4,0.5\n" + START_MS + ",tec-a,0.4,0.5\n";
        run("--quotes=" + quotes(text)).assertRefused("quotes.csv:3: the time goes back");
        String late = HEAD + "1000,tec-a,0.4,0.5\n" + START_MS + ",tec-a,0.4,0.5\n";
        run("--quotes=" + quotes(late)).assertRefused("spans more than a year");
    }

    @Test
    void badFilesAndFlagsAreRefused() throws IOException {
        String quotes = "--quotes=" + quotes(calmHour());
        run().assertRefused("--quotes");
        run("--quotes=" + folder.resolve("absent.csv")).assertRefused("cannot be read");
        Path noGzip = Files.writeString(folder.resolve("plain.csv.gz"), HEAD);
        run("--quotes=" + noGzip).assertRefused("cannot be read");
        for (String factor : List.of("--depth", "--queue", "--fill-rate", "--latency")) {
            run(quotes, factor + "=3").assertRefused(factor + " must be 0.5, 1 or 2, not '3'");
        }
        run(quotes, "--config=" + folder.resolve("absent.yaml")).assertRefused("absent.yaml");
        Path config = Files.writeString(folder.resolve("c.yaml"), "quoting: {largestOrdr: \"100\"}\n");
        run(quotes, "--config=" + config).assertRefused("largestOrdr");
        Path markets = Files.writeString(folder.resolve("m.yaml"), "markets: [{conditionId: \"0x1\"}]\n");
        run(quotes, "--config=" + markets).assertRefused("leave the key markets out");
        Path file = Files.createFile(folder.resolve("file"));
        run(quotes, "--out=" + file).assertRefused("cannot be made a folder");
    }

    @Test
    void theBarIsDrawnOverAndTheLinesAreFew() {
        StringWriter terminal = new StringWriter();
        ProgressLine bar = new ProgressLine("x", "quotes", 200, new PrintWriter(terminal), true);
        bar.add(100);
        bar.add(100);
        bar.end();
        assertEquals(
                "\rx [" + "#".repeat(20) + " ".repeat(20) + "] 50 %\rx [" + "#".repeat(40) + "] 100 %"
                        + System.lineSeparator(),
                terminal.toString());
        StringWriter file = new StringWriter();
        ProgressLine lines = new ProgressLine("x", "quotes", 200, new PrintWriter(file), false);
        for (int i = 0; i < 200; i++) {
            lines.add(1);
        }
        lines.end();
        assertEquals(4, file.toString().lines().count(), file.toString());
    }
}
