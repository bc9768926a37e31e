package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.tailer-behind-repair",
        milestone = Milestone.M2,
        kind = ProofKind.CRASH,
        title = "Who follows a journal goes on when a repair has put another file in the place of the last one, and"
                + " says so when what was read is no longer on it")
class TailerBehindRepairTest {

    private static final JournalKind KIND = JournalKind.COMMANDS;
    private static final int RECORDS = 20;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    private Path directory;

    private final RecordBuffer record = new RecordBuffer();

    private ChronicleJournal journal() {
        return ChronicleJournal.open(directory, KIND, JournalOptions.standard());
    }

    private Path lastFile() {
        return RollFile.list(directory.resolve(KIND.folder())).get(0).path();
    }

    private Object fileKey() throws IOException {
        return Files.readAttributes(lastFile(), BasicFileAttributes.class).fileKey();
    }

    private void readUpTo(JournalTailer tailer, long sequence) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (tailer.nextSequence() <= sequence) {
            if (tailer.poll(record)) {
                assertEquals(tailer.nextSequence() - 1, RecordFrame.sequence(record.buffer()));
            } else {
                assertTrue(System.nanoTime() - end < 0, () -> "stands before " + tailer.nextSequence());
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    @Test
    void aTornTailIsCutAndTheReaderGoesOn() throws IOException {
        Records.write(journal(), RECORDS, 1);
        try (JournalTailer tailer = journal().openTailer()) {
            readUpTo(tailer, RECORDS);
            assertFalse(tailer.poll(record));
            for (int crash = 1; crash <= 3; crash++) {
                Object before = fileKey();
                tear();
                assertTrue(TapeRepair.repair(directory, KIND).changed());
                assertNotEquals(before, fileKey(), "it is another file");
                Records.write(journal(), RECORDS + 5 * crash, 1);
                readUpTo(tailer, RECORDS + 5 * crash);
                assertFalse(tailer.poll(record));
            }
        }
    }

    /** As a writer leaves it that dies within a record. */
    private void tear() throws IOException {
        long end = RollFileLayout.FIRST_RECORD;
        try (RollFileRecords records = new RollFileRecords(lastFile(), KIND);
                RandomAccessFile file = new RandomAccessFile(lastFile().toFile(), "rw")) {
            while (records.next()) {
                end = records.end();
            }
            file.setLength(end + 5);
        }
    }

    @Test
    void aReaderThatHasSeenMoreSaysSo() {
        Records.write(journal(), RECORDS, 1);
        try (JournalTailer tailer = journal().openTailer()) {
            readUpTo(tailer, RECORDS);
            TapeRepair.truncateAfter(directory, KIND, RECORDS - 1);
            CorruptRecordException said =
                    assertThrows(CorruptRecordException.class, () -> readUpTo(tailer, RECORDS + 1));
            assertTrue(String.valueOf(said.getMessage()).contains("was cut in front of"), said.getMessage());
        }
    }
}
