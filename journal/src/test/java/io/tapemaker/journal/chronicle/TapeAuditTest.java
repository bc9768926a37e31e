package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.audit",
        milestone = Milestone.M0,
        kind = ProofKind.CORRUPTION,
        title = "Any flipped bit, any cut and any zeroed page of a roll file is found and named for what it is")
final class TapeAuditTest {

    private static final JournalKind KIND = JournalKind.INBOUND;
    private static final int RECORDS = 600;

    @TempDir
    Path directory;

    private HeapTape tape(int records, long stepNs) {
        Records.write(ChronicleJournal.open(directory, KIND, JournalOptions.standard()), records, stepNs);
        return new HeapTape(directory, KIND);
    }

    /** Position of the header word of the record with this number in its file, from 0. */
    private static int recordPosition(HeapTape.Bytes file, int number) {
        int position = RollFileLayout.FIRST_RECORD;
        for (int i = 0; i < number; i++) {
            position += RollFileLayout.WORD + wordAt(file.written, position);
        }
        return position;
    }

    private static int wordAt(byte[] bytes, int position) {
        return (bytes[position] & 0xFF)
                | (bytes[position + 1] & 0xFF) << 8
                | (bytes[position + 2] & 0xFF) << 16
                | (bytes[position + 3] & 0xFF) << 24;
    }

    @Test
    void aTapeOverRollsIsClean() {
        AuditReport report = tape(RECORDS, Records.HOUR_NS / 5).audit();
        assertEquals(Verdict.CLEAN, report.verdict(), report::toString);
        assertEquals(RECORDS, report.lastSequence());
        AuditReport onDisk = TapeAudit.audit(directory, KIND);
        assertEquals(Verdict.CLEAN, onDisk.verdict(), onDisk::toString);
        assertEquals(report.lastChecksum(), onDisk.lastChecksum());
        assertEquals(RECORDS, onDisk.durableSequence());
    }

    @Test
    void nothingAtAllIsClean() {
        assertEquals(
                Verdict.CLEAN,
                TapeAudit.audit(directory.resolve("absent"), KIND).verdict());
    }

    @Test
    void everyBitOfTheWordsAndHeadersCounts() {
        HeapTape tape = tape(RECORDS, 1);
        byte[] bytes = tape.last().written;
        int[][] ranges = {
            {0, RollFileLayout.INDEXES + 64},
            {RollFileLayout.FIRST_INDEX - 16, RollFileLayout.FIRST_INDEX + 128},
            {RollFileLayout.FIRST_RECORD - 16, RollFileLayout.FIRST_RECORD + 4},
            {bytes.length - 80, bytes.length}
        };
        for (int[] range : ranges) {
            for (int position = range[0]; position < range[1]; position++) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    bytes[position] ^= (byte) (1 << bit);
                    AuditReport report = tape.audit();
                    assertNotEquals(Verdict.CLEAN, report.verdict(), "bit " + bit + " of byte " + position);
                    bytes[position] ^= (byte) (1 << bit);
                }
            }
        }
        assertEquals(Verdict.CLEAN, tape.audit().verdict());
    }

    @Test
    void aSampleOfBitsOfTheWholeWrittenRegionIsNeverClean() {
        HeapTape tape = tape(RECORDS, 1);
        byte[] bytes = tape.last().written;
        SplittableRandom random = new SplittableRandom(20260101);
        Map<Verdict, Integer> found = new EnumMap<>(Verdict.class);
        int lastRecord = recordPosition(tape.last(), RECORDS - 1);
        for (int i = 0; i < ProofBudget.pick(10_000, 1_000_000); i++) {
            int position = i % 4 == 0
                    ? random.nextInt(bytes.length)
                    : random.nextInt(RollFileLayout.FIRST_RECORD, bytes.length);
            int bit = random.nextInt(Byte.SIZE);
            bytes[position] ^= (byte) (1 << bit);
            AuditReport report = tape.audit();
            found.merge(report.verdict(), 1, Integer::sum);
            assertNotEquals(Verdict.CLEAN, report.verdict(), "bit " + bit + " of byte " + position);
            if (position < lastRecord) {
                assertEquals(Verdict.CORRUPT, report.verdict(), () -> "byte " + position + ": " + report);
            }
            bytes[position] ^= (byte) (1 << bit);
        }
        assertEquals(Verdict.CLEAN, tape.audit().verdict());
        found.forEach((verdict, count) -> Figures.put("flips" + verdict, count));
        assertTrue(found.getOrDefault(Verdict.CORRUPT, 0) > 5_000, found::toString);
    }

    @Test
    void cutAtAnyByteOfTheLast64KiBIsTorn() {
        HeapTape tape = tape(RECORDS, 1);
        HeapTape.Bytes file = tape.last();
        int end = recordPosition(file, RECORDS - 1);
        end += RollFileLayout.WORD + wordAt(file.written, end);
        long whole = file.length;
        long last = RECORDS;
        for (int cut = end; cut > end - (64 << 10); cut--) {
            file.length = cut;
            AuditReport report = tape.audit();
            int at = cut;
            assertEquals(Verdict.TORN, report.verdict(), () -> "cut after " + at + " bytes: " + report);
            assertTrue(report.lastSequence() == last || report.lastSequence() == last - 1, report::toString);
            last = report.lastSequence();
        }
        assertTrue(last < RECORDS - 200, "the cuts went over " + (RECORDS - last) + " records");
        file.length = whole;
        assertEquals(Verdict.CLEAN, tape.audit().verdict());
    }

    @Test
    void aZeroedPageInTheMiddleIsCorrupt() {
        HeapTape tape = tape(RECORDS, 1);
        byte[] bytes = tape.last().written;
        int pages = 0;
        for (int page = 0; page + 4096 < bytes.length - 8192; page += 4096) {
            byte[] before = Arrays.copyOfRange(bytes, page, page + 4096);
            Arrays.fill(bytes, page, page + 4096, (byte) 0);
            if (!Arrays.equals(before, new byte[4096])) {
                assertEquals(Verdict.CORRUPT, tape.audit().verdict(), "page at " + page);
                pages++;
            }
            System.arraycopy(before, 0, bytes, page, 4096);
        }
        assertTrue(pages > 20, pages + " pages");
    }
}
