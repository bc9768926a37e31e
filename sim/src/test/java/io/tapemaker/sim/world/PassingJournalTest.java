package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.gateway.InboundEncoder;
import io.tapemaker.journal.Journal;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.passing-journal",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "A journal that forgets hands on the same bytes as one that remembers, and says when it has forgotten")
final class PassingJournalTest {

    private static final int RECORDS = 10_000;

    private final InboundEncoder encoder = new InboundEncoder();
    private final RecordBuffer record = new RecordBuffer();

    private void append(JournalAppender appender) {
        encoder.timerTick(record, World.START_NS + appender.lastSequence() * 1_000);
        appender.append(record);
    }

    private static byte[] next(JournalTailer tailer) {
        RecordBuffer read = new RecordBuffer();
        assertTrue(tailer.poll(read));
        return Arrays.copyOf(read.array(), read.length());
    }

    @Test
    void aReaderWhoKeepsUpReadsTheSameBytes() {
        Journal passing = new PassingJournal(JournalKind.INBOUND);
        Journal memory = new MemoryJournal(JournalKind.INBOUND);
        JournalTailer ofPassing = passing.openTailer();
        JournalTailer ofMemory = memory.openTailer();
        try (JournalAppender to = passing.openAppender();
                JournalAppender toMemory = memory.openAppender()) {
            to.epoch(3);
            toMemory.epoch(3);
            for (int i = 0; i < RECORDS; i++) {
                append(to);
                append(toMemory);
                assertArrayEquals(next(ofMemory), next(ofPassing));
            }
            assertEquals(toMemory.lastSequence(), to.lastSequence());
            assertEquals(toMemory.lastChecksum(), to.lastChecksum());
            assertEquals(toMemory.lastEventTimeNs(), to.lastEventTimeNs());
        }
        assertFalse(ofPassing.poll(record));
    }

    @Test
    void aReaderWhoIsLeftBehindIsTold() {
        Journal passing = new PassingJournal(JournalKind.INBOUND);
        try (JournalAppender to = passing.openAppender()) {
            for (int i = 0; i < RECORDS; i++) {
                append(to);
            }
        }

        assertThrows(IllegalStateException.class, () -> passing.openTailer().poll(record));
    }
}
