package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds between processes: the lock, reading beside a writer, and the death of a writer. */
@Proof(
        id = "journal.processes",
        milestone = Milestone.M0,
        kind = ProofKind.CRASH,
        title = "One writer in all processes, readers that modify nothing, and a killed writer that loses nothing")
final class ProcessesTest {

    private static final long STEP_NS = Records.HOUR_NS / 500;

    @TempDir
    Path directory;

    private ChronicleJournal journal(Path where) {
        return ChronicleJournal.open(where, Child.KIND, JournalOptions.standard());
    }

    private static BufferedReader output(Process child) {
        return child.inputReader(StandardCharsets.US_ASCII);
    }

    @Test
    void aWriterInAnotherProcessIsRefused() throws Exception {
        try (JournalAppender appender = journal(directory).openAppender()) {
            Records.appendTo(appender, 1, 1);
            Process refused = Child.start("lock", directory, 1, 1);
            assertNull(output(refused).readLine());
            assertEquals(Child.LOCKED, refused.waitFor());
        }
        Process granted = Child.start("lock", directory, 1, 1);
        assertEquals("1", output(granted).readLine());
        assertEquals(0, granted.waitFor());
    }

    @Test
    void aWriterIsRefusedWhileAnotherProcessWrites() throws Exception {
        Process writer = Child.start("append", directory, STEP_NS, Long.MAX_VALUE);
        try {
            assertEquals("0", output(writer).readLine());
            JournalLockedException refusal = assertThrows(
                    JournalLockedException.class, () -> journal(directory).openAppender());
            assertTrue(String.valueOf(refusal.getMessage()).contains("another process"), refusal::toString);
            assertThrows(JournalLockedException.class, () -> TapeRepair.repair(directory, Child.KIND));
        } finally {
            writer.destroyForcibly().waitFor();
        }
        journal(directory).openAppender().close();
    }

    @Test
    void aFollowerInAnotherProcessSeesEverythingAndModifiesNothing() throws Exception {
        Process follower = Child.start("follow", directory, 1, 3000);
        try {
            assertEquals("0", output(follower).readLine(), "it follows before the journal exists");
            Records.write(journal(directory), 3000, STEP_NS);
            assertEquals("3000", output(follower).readLine());
            assertEquals(0, follower.waitFor());
        } finally {
            follower.destroyForcibly();
        }
        Map<String, String> before = TapeDirs.digest(directory);
        Process again = Child.start("follow", directory, 1, 3000);
        assertEquals(0, again.waitFor());
        assertEquals(before, TapeDirs.digest(directory));
    }

    @Test
    void aKilledWriterLosesNothingAndTheTapeGoesOnAsIfNothingHadHappened() throws Exception {
        SplittableRandom random = new SplittableRandom(77);
        Path killed = directory.resolve("killed");
        long reached = 0;
        for (int round = 0; round < ProofBudget.pick(3, 100); round++) {
            Process writer = Child.start("append", killed, STEP_NS, Long.MAX_VALUE);
            long said = killAfter(writer, random.nextInt(1, 60));
            AuditReport report = TapeAudit.audit(killed, Child.KIND);
            assertTrue(report.verdict().compareTo(Verdict.OPEN_TAIL) <= 0, report::toString);
            assertTrue(report.lastSequence() >= said, () -> "acknowledged " + said + ", " + report);
            assertTrue(report.lastSequence() >= report.durableSequence(), report::toString);
            reached = Math.max(reached, report.lastSequence());
        }
        long last = reached + 500;
        Records.write(journal(killed), last, STEP_NS);
        Records.write(journal(directory.resolve("whole")), last, STEP_NS);
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(killed));
        assertNotEquals(500, last, "something was written before the kills");
    }

    /** Reads so many lines, kills, and returns the last sequence that the child had said by then. */
    private static long killAfter(Process writer, int lines) throws IOException, InterruptedException {
        long said = 0;
        BufferedReader output = output(writer);
        for (int i = 0; i < lines; i++) {
            said = Long.parseLong(String.valueOf(output.readLine()));
        }
        // Not Process.destroyForcibly, which would close the pipe.
        writer.toHandle().destroyForcibly();
        writer.waitFor();
        for (@Nullable String line = output.readLine(); line != null; line = output.readLine()) {
            // The pipe holds what was said before the death; a cut last line is not a number that was said.
            said = Math.max(said, Long.parseLong(line));
        }
        return said;
    }
}
