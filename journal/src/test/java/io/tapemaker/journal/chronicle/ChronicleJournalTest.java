package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.counters.WatermarkReader;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.chronicle",
        milestone = Milestone.M0,
        kind = ProofKind.DETERMINISM,
        title = "The journal on disk holds the same records as in memory, and the same input gives the same directory")
final class ChronicleJournalTest {

    private static final JournalKind KIND = JournalKind.INBOUND;

    @TempDir
    Path directory;

    private ChronicleJournal journal(String name) {
        return ChronicleJournal.open(directory.resolve(name), KIND, JournalOptions.standard());
    }

    private static void assertSameRecords(List<byte[]> expected, List<byte[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i), "record " + (i + 1));
        }
    }

    @Test
    void memoryAndDiskHoldTheSameRecordBytes() {
        MemoryJournal memory = new MemoryJournal(KIND);
        ChronicleJournal disk = journal("disk");
        for (long upTo : new long[] {700, 701, 1500}) {
            Records.write(memory, upTo, Records.HOUR_NS / 20);
            Records.write(disk, upTo, Records.HOUR_NS / 20);
        }
        List<byte[]> read = Records.readAll(disk);
        assertEquals(1500, read.size());
        assertSameRecords(memory.records(), read);
        assertSameRecords(memory.records(), Records.readAll(memory));
    }

    @Test
    void twoRunsWriteTheSameDirectory() {
        Records.write(journal("one"), 600, Records.HOUR_NS / 10);
        Records.write(journal("two"), 600, Records.HOUR_NS / 10);
        assertEquals(TapeDirs.digest(directory.resolve("one")), TapeDirs.digest(directory.resolve("two")));
        assertEquals(4, RollFile.list(directory.resolve("one/inbound")).size(), "the run crosses rolls");
        Records.write(journal("three"), 601, Records.HOUR_NS / 10);
        assertFalse(TapeDirs.digest(directory.resolve("one")).equals(TapeDirs.digest(directory.resolve("three"))));
    }

    @Test
    void aRunInPiecesWritesTheSameDirectoryAsOneWithoutPause() {
        long step = 5 * Records.HOUR_NS;
        Records.write(journal("whole"), 16, step);
        for (long upTo = 1; upTo <= 16; upTo++) {
            Records.write(journal("pieces"), upTo, step);
        }
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(directory.resolve("pieces")));
    }

    @Test
    void daysWithoutRecordsHaveNoFileAndDoNotDisturb() {
        long step = 60 * Records.HOUR_NS;
        Records.write(journal("whole"), 5, step);
        for (long upTo = 1; upTo <= 5; upTo++) {
            Records.write(journal("pieces"), upTo, step);
        }
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(directory.resolve("pieces")));
        assertEquals(5, Records.readAll(journal("pieces")).size());
    }

    @Test
    void largestRecordsCrossBlocksAndAreDelivered() {
        ChronicleJournal disk = journal("large");
        MemoryJournal memory = new MemoryJournal(KIND);
        RecordBuffer record = new RecordBuffer();
        for (int piece = 0; piece < 3; piece++) {
            try (JournalAppender onDisk = disk.openAppender();
                    JournalAppender inMemory = memory.openAppender()) {
                for (int i = 0; i < 6; i++) {
                    Records.fill(record, onDisk.lastSequence() + 1, 1, RecordFrame.MAX_BODY_LENGTH - i);
                    onDisk.append(record);
                    inMemory.append(record);
                }
            }
        }
        assertSameRecords(memory.records(), Records.readAll(disk));
    }

    @Test
    void aTailerFollowsFromBeforeTheFirstRecordOverRolls() {
        ChronicleJournal journal = journal("followed");
        RecordBuffer written = new RecordBuffer();
        RecordBuffer read = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer()) {
            assertFalse(tailer.poll(read));
            try (JournalAppender appender = journal.openAppender()) {
                for (long sequence = 1; sequence <= 400; sequence++) {
                    assertFalse(tailer.poll(read));
                    Records.fill(written, sequence, Records.HOUR_NS / 4);
                    appender.append(written);
                    assertEquals(sequence, tailer.nextSequence());
                    assertTrue(tailer.poll(read));
                    assertEquals(written.length(), read.length());
                    assertEquals(RecordFrame.checksum(written.buffer()), RecordFrame.checksum(read.buffer()));
                }
            }
            assertFalse(tailer.poll(read));
        }
    }

    @Test
    void readingModifiesNothing() {
        Records.write(journal("read"), 300, Records.HOUR_NS / 4);
        var before = TapeDirs.digest(directory.resolve("read"));
        assertEquals(300, Records.readAll(journal("read")).size());
        assertEquals(before, TapeDirs.digest(directory.resolve("read")));
    }

    @Test
    void aSecondWriterInThisProcessIsRefused() {
        ChronicleJournal journal = journal("locked");
        try (JournalAppender appender = journal.openAppender()) {
            appender.epoch(1);
            JournalLockedException refusal = assertThrows(JournalLockedException.class, journal::openAppender);
            assertTrue(String.valueOf(refusal.getMessage()).contains("inbound.lock"), refusal::toString);
            Records.appendTo(appender, 3, 1);
        }
        Records.write(journal, 4, 1);
        assertEquals(4, Records.readAll(journal).size());
    }

    @Test
    void theWatermarkFollowsTheDurability() {
        JournalOptions group = JournalOptions.standard().withDurability(Durability.groupCommit(10));
        ChronicleJournal journal = ChronicleJournal.open(directory, KIND, group);
        try (WatermarkReader watermark = WatermarkReader.open(directory, KIND)) {
            assertEquals(WatermarkReader.UNKNOWN, watermark.durableSequence());
            try (JournalAppender appender = journal.openAppender()) {
                Records.appendTo(appender, 9, 1);
                assertEquals(0, appender.durableSequence());
                Records.appendTo(appender, 25, 1);
                assertEquals(20, appender.durableSequence());
                assertEquals(20, watermark.durableSequence());
                appender.sync();
                assertEquals(25, watermark.durableSequence());
                Records.appendTo(appender, 26, 1);
            }
            assertEquals(26, watermark.durableSequence());
        }
    }

    @Test
    void epochsAreKeptAndNeverGoBack() {
        ChronicleJournal journal = journal("epochs");
        try (JournalAppender appender = journal.openAppender()) {
            assertEquals(0, appender.epoch());
            appender.epoch(3);
            Records.appendTo(appender, 2, 1);
        }
        try (JournalAppender appender = journal.openAppender()) {
            assertEquals(3, appender.epoch());
            assertThrows(IllegalArgumentException.class, () -> appender.epoch(2));
        }
    }

    @Test
    void eventTimeThatGoesBackIsRefusedAndNothingIsWritten() {
        ChronicleJournal journal = journal("time");
        try (JournalAppender appender = journal.openAppender()) {
            Records.appendTo(appender, 5, Records.HOUR_NS);
            RecordBuffer early = new RecordBuffer();
            Records.fill(early, 1, 1);
            assertThrows(IllegalArgumentException.class, () -> appender.append(early));
            Records.appendTo(appender, 6, Records.HOUR_NS);
        }
        assertEquals(6, Records.readAll(journal).size());
    }

    @Test
    void nothingOfChronicleStaysBesideTheRollFiles() throws Exception {
        Records.write(journal("tidy"), 10, 1);
        try (Stream<Path> files = Files.list(directory.resolve("tidy/inbound"))) {
            assertEquals(
                    List.of("20250615X.cq4"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
        try (Stream<Path> home = Files.list(Path.of(System.getProperty("user.home")))) {
            assertTrue(home.noneMatch(file -> file.getFileName().toString().startsWith(".chronicle")));
        }
    }
}
