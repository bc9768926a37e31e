package io.tapemaker.journal.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalFailedException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.MessageType;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordSource;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.memory",
        milestone = Milestone.M0,
        kind = ProofKind.UNIT,
        title = "The journal in memory keeps the rules of the one on disk")
final class MemoryJournalTest {

    private final MemoryJournal journal = new MemoryJournal(JournalKind.COMMANDS);
    private final RecordBuffer record = new RecordBuffer();

    private long append(JournalAppender appender, long eventTimeNs) {
        record.complete(new MessageType(1, 1, 1, 8), 8, RecordSource.ENGINE, 0, eventTimeNs);
        return appender.append(record);
    }

    @Test
    void aSecondAppenderWaitsForTheFirstToClose() {
        JournalAppender first = journal.openAppender();
        assertThrows(JournalLockedException.class, journal::openAppender);
        assertEquals(1, append(first, 10));
        first.close();
        first.close();
        assertThrows(JournalFailedException.class, () -> append(first, 11));
        try (JournalAppender second = journal.openAppender()) {
            assertEquals(1, second.lastSequence());
            assertEquals(10, second.lastEventTimeNs());
            assertEquals(2, append(second, 10));
        }
    }

    @Test
    void whatIsAppendedIsDurableOnceSynced() {
        try (JournalAppender appender = journal.openAppender()) {
            append(appender, 1);
            assertEquals(0, appender.durableSequence());
            appender.sync();
            assertEquals(1, appender.durableSequence());
        }
    }

    @Test
    void timeAndEpochNeverGoBack() {
        try (JournalAppender appender = journal.openAppender()) {
            assertEquals(RecordChain.seedOf(JournalKind.COMMANDS), appender.lastChecksum());
            appender.epoch(4);
            append(appender, 5);
            assertEquals(4, RecordFrame.epoch(record.buffer()));
            assertThrows(IllegalArgumentException.class, () -> append(appender, 4));
            assertThrows(IllegalArgumentException.class, () -> appender.epoch(3));
            assertEquals(1, journal.records().size());
        }
        try (JournalAppender appender = journal.openAppender()) {
            assertEquals(4, appender.epoch());
        }
    }

    @Test
    void aTailerFollows() {
        RecordBuffer read = new RecordBuffer();
        try (JournalTailer tailer = journal.openTailer();
                JournalAppender appender = journal.openAppender()) {
            assertFalse(tailer.poll(read));
            for (long sequence = 1; sequence <= 10; sequence++) {
                assertEquals(sequence, tailer.nextSequence());
                append(appender, sequence);
                assertTrue(tailer.poll(read));
                assertEquals(RecordFrame.checksum(record.buffer()), RecordFrame.checksum(read.buffer()));
                assertFalse(tailer.poll(read));
            }
        }
    }
}
