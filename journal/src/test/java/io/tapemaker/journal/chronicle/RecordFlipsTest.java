package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.memory.MemoryJournal;
import io.tapemaker.journal.record.RecordChain;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "journal.record-flips",
        milestone = Milestone.M0,
        kind = ProofKind.CORRUPTION,
        title = "Every single flipped bit of every record is found")
final class RecordFlipsTest {

    @Test
    void everyFlippedBitOfEveryRecordIsFound() {
        MemoryJournal journal = new MemoryJournal(JournalKind.INBOUND);
        Records.write(journal, ProofBudget.pick(1200, 20_000), 1);
        List<byte[]> records = journal.records();
        RecordChain chain = new RecordChain(JournalKind.INBOUND);
        long flips = 0;
        for (byte[] record : records) {
            for (int bit = 0; bit < record.length * Byte.SIZE; bit++) {
                record[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                assertNotNull(chain.problemOf(record, 0, record.length));
                record[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
                flips++;
            }
            assertNull(chain.problemOf(record, 0, record.length), "without a flip there is nothing to find");
            chain.follow(record, 0);
        }
        assertTrue(flips >= 2_000_000, flips + " flips");
        Figures.put("records", records.size());
        Figures.put("flips", flips);
    }
}
