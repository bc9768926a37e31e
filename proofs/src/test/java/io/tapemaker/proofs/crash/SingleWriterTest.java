package io.tapemaker.proofs.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.journal.chronicle.ChronicleJournal;
import io.tapemaker.journal.chronicle.JournalOptions;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "crash.single-writer",
        milestone = Milestone.M1,
        kind = ProofKind.CRASH,
        title = "A second writer is refused in the same and in another process; SIGTERM leaves a "
                + "clean tape that goes on",
        invariants = "S14")
class SingleWriterTest {

    private static final String DEFAULTS = "";
    private static final int ENOUGH_RECORDS = 50;
    private static final int SIGTERM_EXIT = 128 + 15;

    /** An hour of event time would take minutes: it is still at work when it is looked at. */
    private static final String SLOW = "20x";

    /** Below the minute that a stop waits for a run to close. */
    private static final long WAITING_LIMIT_S = 50;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void generate() {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 2, 60, 3);
        journal = temporary.resolve("journal");
    }

    private ProcessRun.Running startSlowFeed() {
        ProcessRun.Running feed =
                Program.quickFeed(recording, journal, "--speed", SLOW).start();
        assertTrue(new FeedProgress(journal).await(ENOUGH_RECORDS, feed), "the feed did not get going");
        return feed;
    }

    @Test
    void anotherProcessHoldsTheLock() {
        ProcessRun.Running first = startSlowFeed();
        try {
            ProcessRun.Ended second = Program.quickFeed(recording, journal).run();
            requireRefused(second);
            JournalLockedException inProcess =
                    assertThrows(JournalLockedException.class, () -> Tapes.feed(recording, journal, DEFAULTS));
            assertTrue(String.valueOf(inProcess.getMessage()).contains("another process"), inProcess::toString);
            assertTrue(first.isAlive(), "the first writer died of the second");
        } finally {
            first.kill();
            first.await();
        }
        Verified.quick(journal).expect(0);
        Invariants.checked("S14", 2);
    }

    @Test
    void thisProcessHoldsTheLock() {
        Tapes.feed(recording, journal, DEFAULTS);
        try (JournalAppender held = ChronicleJournal.open(journal, JournalKind.INBOUND, JournalOptions.standard())
                .openAppender()) {
            long before = held.lastSequence();
            requireRefused(Program.quickFeed(recording, journal).run());
            JournalLockedException inProcess =
                    assertThrows(JournalLockedException.class, () -> Tapes.feed(recording, journal, DEFAULTS));
            assertTrue(String.valueOf(inProcess.getMessage()).contains("this process"), inProcess::toString);
            assertEquals(before, held.lastSequence());
        }
        FeedResult free = Tapes.feed(recording, journal, DEFAULTS);
        assertTrue(free.start().resumed(), "given back, the lock is free");
        Invariants.checked("S14", 2);
    }

    private static void requireRefused(ProcessRun.Ended second) {
        assertTrue(second.exitCode() == 1 || second.exitCode() == 2, second::toString);
        assertEquals(1, second.err().strip().lines().count(), second::toString);
        assertTrue(second.err().contains("another process writes this journal"), second::toString);
        Figures.put("the second writer is told", second.err().strip().replaceAll("/\\S*/", ""));
    }

    @Test
    void sigtermStopsBehindAnEventAndTheTapeGoesOn() {
        Path whole = temporary.resolve("whole");
        Tapes.feed(recording, whole, DEFAULTS);
        ProcessRun.Running feed = startSlowFeed();
        feed.terminate();
        ProcessRun.Ended ended = feed.await();
        assertEquals(SIGTERM_EXIT, ended.exitCode(), ended::toString);
        Verified stopped = Verified.quick(journal).expect(0);
        assertEquals("CLEAN", stopped.verdict(Verified.Journals.INBOUND), stopped::toString);
        assertEquals("CLEAN", stopped.verdict(Verified.Journals.COMMANDS), stopped::toString);
        Tapes.assertStartsWith(
                Tapes.records(journal, JournalKind.INBOUND), Tapes.records(whole, JournalKind.INBOUND), "stopped");
        FeedResult rest = Tapes.feed(recording, journal, DEFAULTS);
        assertTrue(rest.start().resumed(), "a new session was begun");
        Figures.put("bytes of the tape that went on, as without the stop", Tapes.assertSameFiles(whole, journal));
        Figures.put("exit after SIGTERM", SIGTERM_EXIT);
    }

    @Test
    void sigtermEndsAFeedThatWaitsForItsNextFrame() throws IOException {
        String first = "{\"event_type\":\"unheard\",\"timestamp\":\"1793628000000\"}";
        String second = "{\"event_type\":\"unheard\",\"timestamp\":\"1793714400000\"}";
        Path sparse = Recordings.write(
                temporary.resolve("sparse.jsonl"),
                Stream.of(first, second)
                        .map(frame -> frame.getBytes(StandardCharsets.US_ASCII))
                        .toList());
        Path config = Files.writeString(
                temporary.resolve("tapemaker.yaml"),
                "{feed: {quietMs: 10000, tickMs: 60000}, risk: {staleness: {clockGapMs: 90000}}}");
        ProcessRun.Running feed = Program.quickFeed(sparse, journal, "--speed", "0.001x")
                .with("--config", config.toString())
                .within(WAITING_LIMIT_S)
                .start();
        assertTrue(new FeedProgress(journal).await(2, feed), "the feed did not get going");
        feed.terminate();
        assertEquals(SIGTERM_EXIT, feed.await().exitCode());
        assertEquals("CLEAN", Verified.quick(journal).expect(0).verdict(Verified.Journals.INBOUND));
    }
}
