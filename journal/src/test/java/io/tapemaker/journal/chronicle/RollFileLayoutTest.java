package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.layout",
        milestone = Milestone.M0,
        kind = ProofKind.CONFORMANCE,
        title = "Roll files have the layout that the audit relies on, and Chronicle reads from them what was appended")
final class RollFileLayoutTest {

    private static final JournalKind KIND = JournalKind.INBOUND;

    @TempDir
    Path directory;

    private ChronicleJournal journal() {
        return ChronicleJournal.open(
                directory, KIND, JournalOptions.standard().withDurability(Durability.PROCESS_CRASH));
    }

    @Test
    void theLargestRecordFitsIntoTheOverlap() {
        assertTrue(RecordFrame.MAX_LENGTH + RecordFrame.ALIGNMENT + RollFileLayout.WORD <= RollFileLayout.OVERLAP);
        assertEquals(0, RollFileLayout.BLOCK_SIZE % (4 << 10));
    }

    @Test
    void theFirstRecordOfAFileHasItsGoldenBytes() {
        RecordBuffer record = new RecordBuffer();
        try (JournalAppender appender = journal().openAppender()) {
            appender.epoch(2);
            Records.fill(record, 1, 1, 5);
            appender.append(record);
        }
        byte[] read = new byte[100];
        try (ChannelContent content = ChannelContent.open(
                directory.resolve("inbound").resolve(RollFile.nameOf(RollFile.epochDayOf(Records.START_NS))))) {
            content.read(RollFileLayout.FIRST_RECORD, read, 0, read.length);
        }
        assertEquals(
                "48000000" // header word: 72 bytes follow
                        + "54415045" + "0100" + "4000" + "48000000" + "05000000" // magic, version, lengths
                        + "0700" + "0100" + "0300" + "1000" // message
                        + "0200" + "0000" + "02000000" // source, flags, epoch
                        + "0100000000000000" + "0000ef64ba3f4918" + "0100000000000000" // sequence, time, position
                        + "eb4c38e2" + "00402fd0" // the checksum before (of the word INBOUND) and its own
                        + "21a8f43990" + "000000" // body, padding
                        + "00000000", // no more
                HexFormat.of().formatHex(read, 0, 80));
    }

    @Test
    void chronicleItselfReadsTheSameRecords() {
        MemoryJournal memory = new MemoryJournal(KIND);
        Records.write(memory, 1000, Records.HOUR_NS / 20);
        Records.write(journal(), 1000, Records.HOUR_NS / 20);
        List<byte[]> expected = memory.records();
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder.binary(directory.resolve("inbound"))
                        .rollCycle(ChronicleQueues.ROLL_CYCLE)
                        .blockSize(RollFileLayout.BLOCK_SIZE)
                        .readOnly(true)
                        .build();
                ExcerptTailer tailer = queue.createTailer()) {
            for (byte[] record : expected) {
                try (DocumentContext excerpt = tailer.readingDocument()) {
                    assertTrue(excerpt.isPresent());
                    Bytes<?> bytes = excerpt.wire().bytes();
                    byte[] read = new byte[(int) bytes.readRemaining()];
                    bytes.read(read);
                    assertArrayEquals(record, read);
                }
            }
            try (DocumentContext excerpt = tailer.readingDocument()) {
                assertFalse(excerpt.isPresent());
            }
        }
    }

    @Test
    void aFileWithMoreThanOneIndexIsUnderstood() {
        Assumptions.assumeTrue(
                ProofBudget.current() == ProofBudget.FULL, "eight million records: with -Dproof.budget=full only");
        long records = RollFileLayout.RECORDS_PER_INDEX + 1000;
        RecordBuffer record = new RecordBuffer();
        try (JournalAppender appender = journal().openAppender()) {
            for (long sequence = 1; sequence <= records; sequence++) {
                Records.fill(record, sequence, 1, 1);
                appender.append(record);
            }
        }
        AuditReport report = TapeAudit.audit(directory, KIND);
        assertEquals(Verdict.CLEAN, report.verdict(), report::toString);
        assertEquals(records, report.lastSequence());
        TapeRepair.truncateAfter(directory, KIND, RollFileLayout.RECORDS_PER_INDEX + 1);
        TapeRepair.truncateAfter(directory, KIND, RollFileLayout.RECORDS_PER_INDEX);
        Records.write(journal(), RollFileLayout.RECORDS_PER_INDEX + 2, 1);
        assertEquals(Verdict.CLEAN, TapeAudit.audit(directory, KIND).verdict());
        Figures.put("records", records);
    }
}
