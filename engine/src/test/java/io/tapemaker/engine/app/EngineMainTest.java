package io.tapemaker.engine.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.gateway.marketdata.FeedFailedException;
import io.tapemaker.engine.gateway.marketdata.FeedSpacing;
import io.tapemaker.engine.gateway.marketdata.Pace;
import io.tapemaker.engine.gateway.marketdata.RecordedFeed;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "engine.app",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "The command line answers bad use with one line and the right code, and says what a feed did")
final class EngineMainTest {
    private static final String PONGS =
            "{\"receivedAt\":\"2026-09-30T10:00:00Z\",\"payloadUtf8\":\"PONG\"}\nPONG\n\nnonsense\n";

    @TempDir
    Path folder;

    /**
     * What a command did.
     *
     * @param code exit code
     * @param err lines on standard error
     */
    private record Ran(int code, List<String> err, String out) {}

    private static Ran run(String... args) {
        PrintStream err = System.err;
        PrintStream out = System.out;
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        try {
            int code = EngineMain.run(args);
            return new Ran(
                    code,
                    errBytes.toString(StandardCharsets.UTF_8).lines().toList(),
                    outBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(err);
            System.setOut(out);
        }
    }

    @Test
    void badUseIsAnsweredWithOneLine() throws IOException {
        String recording = Files.writeString(folder.resolve("r.jsonl"), PONGS).toString();
        String config = Files.writeString(folder.resolve("c.yaml"), "quoting: {spread: 1}")
                .toString();
        String journal = folder.resolve("j").toString();
        List<String[]> commands = List.of(
                new String[] {},
                new String[] {"fed"},
                new String[] {"feed"},
                new String[] {"feed", "--recording", recording},
                new String[] {"feed", "--recording", recording, "--journal", journal, "--loud"},
                new String[] {"feed", "--recording", recording, "--journal", journal, "--speed", "fast"},
                new String[] {"feed", "--recording", "ab\nsent", "--journal", journal},
                new String[] {"feed", "--recording", recording, "--journal", journal, "--config", config},
                new String[] {"feed", "--recording", folder.toString(), "--journal", journal});
        List<String> answers = new ArrayList<>();
        for (String[] command : commands) {
            Ran ran = run(command);
            assertEquals(1, ran.err().size(), () -> String.join(" ", command) + " says " + ran.err());
            answers.add(ran.code() + " " + ran.err().get(0).replace(folder.toString(), "DIR"));
        }
        assertEquals(
                List.of(
                        "2 tapemaker-engine: Missing required subcommand (try 'tapemaker-engine --help')",
                        "2 tapemaker-engine: Unmatched argument at index 0: 'fed' (try 'tapemaker-engine --help')",
                        "2 tapemaker-engine: Missing required options: '--recording=FILE', '--journal=DIR'"
                                + " (try 'tapemaker-engine feed --help')",
                        "2 tapemaker-engine: Missing required option: '--journal=DIR' (try "
                                + "'tapemaker-engine feed --help')",
                        "2 tapemaker-engine: Unknown option: '--loud' (try 'tapemaker-engine feed --help')",
                        "2 tapemaker-engine: speed 'fast' is neither max nor a factor such as 1x, 0.5x or 20x",
                        "2 tapemaker-engine: recording ab\\u000asent: no such file; name a readable "
                                + ".jsonl or .jsonl.gz file",
                        "2 tapemaker-engine: config DIR/c.yaml: unknown key quoting.spread; known here: "
                                + "capitalCostBps, cushionStepBack, editCost, editHorizonMs, enabled, exitLiquidity, "
                                + "frontCushion, highestMidpoint, inventoryAversion, joinSmallLevels, largestOrder, "
                                + "leastNetPerDay, lowestMidpoint, sellHeld",
                        "2 tapemaker-engine: recording DIR: is a directory; name a readable .jsonl or .jsonl.gz file"),
                answers);
        assertEquals(false, Files.exists(Path.of(journal)), "nothing was made");
    }

    @Test
    void helpAndVersionAreNoErrors() {
        List<Integer> codes = List.of(
                run("--help").code(),
                run("feed", "--help").code(),
                run("--version").code());
        assertEquals(List.of(0, 0, 0), codes);
        assertTrue(run("feed", "--help").out().contains("--recording=FILE"));
    }

    @Test
    void aFeedSaysWhatItDidAndGoesOnWhereItStopped() throws IOException {
        String recording = Files.writeString(folder.resolve("r.jsonl"), PONGS).toString();
        String journal = folder.resolve("j").toString();
        Ran first = run("feed", "--recording", recording, "--journal", journal);
        Ran again = run("feed", "--recording", recording, "--journal", journal);
        assertEquals(
                List.of(0, List.of(), 0, List.of()), List.of(first.code(), first.err(), again.code(), again.err()));
        assertEquals(
                List.of(
                        "frames       3 in",
                        "journal      5 records INBOUND, 0 COMMANDS in " + journal,
                        "books        0 of 0 markets: 0 AWAITING_SNAPSHOT, 0 IN_SYNC, 0 SUSPECT; 0 "
                                + "proven by their hash",
                        "book hashes  0 checked: 0 verified, 0 differ; 0 not checkable",
                        "touches      0 compared with the frames after 0 bursts: 0 differ; 0 mirrors: 0 differ",
                        "rejected     1 (1 BAD_JSON); 0 oversize, 0 of unknown type",
                        "decisions    0: 0 places, 0 cancels, 0 cancel-alls, 0 snapshot requests, 0 state hashes;"
                                + " 0 orders open"),
                withoutTimes(first.out()));
        assertEquals(
                List.of(
                        "resumed      behind frame 3 of the recording, replayed from genesis, 0 commands written that a"
                                + " crash had kept back",
                        "frames       0 in",
                        "journal      5 records INBOUND, 0 COMMANDS in " + journal),
                withoutTimes(again.out()).subList(0, 3));
    }

    private static List<String> withoutTimes(String out) {
        return out.lines()
                .map(line -> line.startsWith("frames") ? line.replaceAll(" in .*", " in") : line)
                .toList();
    }

    @Test
    void aStoppedRunCanBeGoneOnWith() throws IOException {
        Path recording = Files.writeString(folder.resolve("r.jsonl"), PONGS);
        Path journal = folder.resolve("j");
        FeedRun stopped = feedRun(recording, journal);
        stopped.requestStop();
        FeedResult none = StopSignal.run(stopped);
        FeedResult rest = StopSignal.run(feedRun(recording, journal));
        assertEquals(
                List.of(1L, 0L, true, 5L, 3L),
                List.of(
                        none.inboundSequence(),
                        none.logic().positions().frames(),
                        rest.start().resumed(),
                        rest.inboundSequence(),
                        rest.logic().positions().frames()));
    }

    private static FeedRun feedRun(Path recording, Path journal) {
        return new FeedRun(
                journal,
                new RecordedFeed(recording, new FeedSpacing(1_000_000_000L, 10_000_000L), Pace.max()),
                LoadedConfig.of(null));
    }

    @Test
    void exceptionsHaveTheirCodesAndStrangersTextIsEscaped() {
        assertEquals(
                List.of(2, 2, 2, 4, 1, 1),
                List.of(
                        Errors.codeOf(new ConfigException("x")),
                        Errors.codeOf(new FeedFailedException("x")),
                        Errors.codeOf(new IllegalArgumentException("x")),
                        Errors.codeOf(new CorruptRecordException(JournalKind.INBOUND, 1, "x")),
                        Errors.codeOf(new JournalFailedException("x")),
                        Errors.codeOf(new IllegalStateException("x"))));
        assertEquals("a\\u000ab\\u001b[31m\\u00e9\\u007f~", Errors.escape("a\nb\u001b[31m\u00e9\u007f~"));
        assertTrue(Errors.escape("\n".repeat(10_000)).length() < 2_010);
    }

    @Test
    void theBuildNamesItself() {
        String build = BuildId.current();
        assertEquals(build, BuildId.current());
        assertTrue(build.matches("sha256:[0-9a-f]{64}"), build);
    }

    @Test
    void aSummaryOfNoTimeIsStillAText() throws IOException {
        Path recording = Files.writeString(folder.resolve("r.jsonl"), PONGS);
        FeedResult ran = feedRun(recording, folder.resolve("j")).run();
        StringWriter text = new StringWriter();
        FeedSummary.print(new FeedResult(ran.start(), 0, 1, 5, 0, 0, ran.logic()), folder, new PrintWriter(text, true));
        assertTrue(text.toString().startsWith("frames       3 in 0.00 s (0 a second)"), text.toString());
        assertArrayEquals(new long[] {5, 0}, new long[] {ran.inboundSequence(), ran.commandsSequence()});
    }
}
