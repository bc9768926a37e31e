package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.appender",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "Appending allocates nothing, stops for good at the first failure, and refuses unsafe disks")
final class AppenderTest {

    private static final JournalKind KIND = JournalKind.EXECUTIONS;
    private static final int APPENDS = 20_000;
    private static final int PASSES = 3;

    @TempDir
    Path directory;

    private ChronicleJournal journal(JournalOptions options) {
        return ChronicleJournal.open(directory, KIND, options);
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /** Appends as the engine does, with one buffer, or wastefully with one for each record. */
    private static long bytesPerAppend(JournalAppender appender, boolean wasteful) {
        RecordBuffer kept = new RecordBuffer();
        Records.fill(kept, 1, 0, 300);
        long before = allocatedBytes();
        for (int i = 0; i < APPENDS; i++) {
            RecordBuffer record = kept;
            if (wasteful) {
                record = new RecordBuffer();
                record.buffer().putBytes(0, kept.buffer(), 0, kept.length());
                record.length(kept.length());
            }
            appender.append(record);
        }
        return (allocatedBytes() - before) / APPENDS;
    }

    @Test
    void appendingAllocatesNothing() {
        try (JournalAppender appender = journal(JournalOptions.standard()).openAppender()) {
            bytesPerAppend(appender, false);
            // The least of some passes: a compiler thread's news costs the interrupted one a few bytes.
            long bytes = Long.MAX_VALUE;
            for (int pass = 0; pass < PASSES; pass++) {
                bytes = Math.min(bytes, bytesPerAppend(appender, false));
            }
            assertEquals(0, bytes);
            assertTrue(bytesPerAppend(appender, true) > 300, "a wasteful appender is found");
            Figures.put("bytesPerAppend", bytes);
        }
    }

    @Test
    void followingAllocatesNothing() {
        try (JournalAppender appender = journal(JournalOptions.standard()).openAppender()) {
            bytesPerAppend(appender, false);
        }
        RecordBuffer record = new RecordBuffer();
        try (JournalTailer tailer = journal(JournalOptions.standard()).openTailer()) {
            for (int i = 0; i < APPENDS / 2; i++) {
                assertTrue(tailer.poll(record));
            }
            long before = allocatedBytes();
            for (int i = APPENDS / 2; i < APPENDS; i++) {
                assertTrue(tailer.poll(record));
            }
            for (int i = 0; i < 1000; i++) {
                tailer.poll(record);
            }
            assertEquals(0, (allocatedBytes() - before) / (APPENDS / 2));
        }
    }

    @Test
    void afterAFailedSyncNothingGoesOn() {
        JournalAppender appender = journal(JournalOptions.standard()).openAppender();
        Records.appendTo(appender, 10, 1);
        appender.sync();
        Records.appendTo(appender, 12, 1);
        // An interrupt makes the channel fail, as a broken disk would.
        Thread.currentThread().interrupt();
        JournalFailedException failure = assertThrows(JournalFailedException.class, appender::sync);
        assertTrue(Thread.interrupted());
        assertNotNull(failure.getCause());
        assertThrows(JournalFailedException.class, appender::sync, "a later success would prove nothing");
        assertThrows(JournalFailedException.class, () -> Records.appendTo(appender, 13, 1));
        assertEquals(10, appender.durableSequence());
        appender.close();
        try (JournalAppender again = journal(JournalOptions.standard()).openAppender()) {
            assertEquals(12, again.lastSequence());
            assertEquals(12, again.durableSequence());
        }
    }

    @Test
    void aClosedAppenderTakesNothing() {
        JournalAppender appender = journal(JournalOptions.standard()).openAppender();
        appender.close();
        appender.close();
        assertThrows(JournalFailedException.class, () -> Records.appendTo(appender, 1, 1));
    }

    @Test
    void tooLittleFreeSpaceIsRefusedBeforeAnythingIsWritten() {
        JournalOptions greedy = JournalOptions.standard().withFreeSpaceFloorBytes(Long.MAX_VALUE);
        JournalFailedException refusal =
                assertThrows(JournalFailedException.class, () -> journal(greedy).openAppender());
        assertTrue(String.valueOf(refusal.getMessage()).contains("MiB free, the floor is"), refusal::toString);
        assertTrue(TapeDirs.files(directory).isEmpty());
    }

    @Test
    void diskFullOnTheWayIsFatal() {
        DiskGuard guard = new DiskGuard(directory, 0);
        for (int i = 0; i < 100; i++) {
            guard.appended((int) DiskGuard.CHECK_INTERVAL_BYTES);
        }
        assertThrows(JournalFailedException.class, () -> new DiskGuard(directory, Long.MAX_VALUE));
    }

    @Test
    void networkFileSystemsAreRefused() {
        for (String type : new String[] {"nfs", "nfs4", "NFS4", "cifs", "9p", "fuse.sshfs", "ceph"}) {
            assertNotNull(DiskGuard.refusalOf(type), type);
        }
        for (String type : new String[] {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "zfs", "apfs", "ntfs"}) {
            assertNull(DiskGuard.refusalOf(type), type);
        }
    }

    @Test
    void durabilityIsASetting() {
        assertEquals(Durability.EVERY_RECORD, Durability.parse("every-record"));
        assertEquals(Durability.PROCESS_CRASH, Durability.parse("Process-Crash "));
        assertEquals(Durability.groupCommit(1000), Durability.parse("group-commit"));
        assertEquals(Durability.groupCommit(25), Durability.parse("group-commit:25"));
        for (Durability durability :
                new Durability[] {Durability.EVERY_RECORD, Durability.PROCESS_CRASH, Durability.groupCommit(7)}) {
            assertEquals(durability, Durability.parse(durability.toString()));
        }
        for (String wrong : new String[] {"", "sometimes", "group-commit:0", "group-commit:-1", "group-commit:x"}) {
            assertThrows(IllegalArgumentException.class, () -> Durability.parse(wrong), wrong);
        }
    }
}
