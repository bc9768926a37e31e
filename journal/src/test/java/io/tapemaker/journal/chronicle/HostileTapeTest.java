package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "journal.hostile-tape",
        milestone = Milestone.M0,
        kind = ProofKind.FUZZ,
        title = "Swapped, repeated, lost and invented bytes: the audit ends, and never calls the tape clean")
final class HostileTapeTest {

    private static final JournalKind KIND = JournalKind.INBOUND;
    private static final int WINDOW = 64;
    private static final int BODY = 128;
    private static final int STRIDE = RollFileLayout.WORD + 64 + BODY;
    private static final int SECTOR = 512;

    @TempDir
    Path directory;

    private HeapTape tape(int records) {
        RecordBuffer record = new RecordBuffer();
        ChronicleJournal journal = ChronicleJournal.open(directory, KIND, JournalOptions.standard());
        try (JournalAppender appender = journal.openAppender()) {
            for (long sequence = 1; sequence <= records; sequence++) {
                Records.fill(record, sequence, 1, BODY);
                appender.append(record);
            }
        }
        return new HeapTape(directory, KIND);
    }

    @Test
    void everyPairOfSwappedOrRepeatedRecordsIsFound() {
        HeapTape tape = tape(WINDOW);
        byte[] clean = tape.last().written.clone();
        byte[] bytes = tape.last().written;
        int pairs = 0;
        for (int i = 0; i < WINDOW; i++) {
            for (int j = 0; j < WINDOW; j++) {
                if (i == j) {
                    continue;
                }
                int from = RollFileLayout.FIRST_RECORD + i * STRIDE;
                int to = RollFileLayout.FIRST_RECORD + j * STRIDE;
                System.arraycopy(clean, from, bytes, to, STRIDE);
                assertNotEquals(Verdict.CLEAN, tape.audit().verdict(), () -> "repeated");
                System.arraycopy(clean, to, bytes, from, STRIDE);
                assertEquals(Verdict.CORRUPT, tape.audit().verdict(), () -> "swapped");
                System.arraycopy(clean, from, bytes, from, STRIDE);
                System.arraycopy(clean, to, bytes, to, STRIDE);
                pairs++;
            }
        }
        assertEquals(Verdict.CLEAN, tape.audit().verdict());
        Figures.put("pairs", pairs);
    }

    @Test
    void anySetOfTheLastEightSectorsMayBeMissing() {
        HeapTape tape = tape(WINDOW);
        byte[] bytes = tape.last().written;
        byte[] clean = bytes.clone();
        int end = RollFileLayout.FIRST_RECORD + WINDOW * STRIDE;
        int firstSector = (end - 1) / SECTOR - 7;
        for (int mask = 1; mask < 256; mask++) {
            System.arraycopy(clean, 0, bytes, 0, bytes.length);
            for (int sector = 0; sector < 8; sector++) {
                if ((mask >> sector & 1) != 0) {
                    int start = (firstSector + sector) * SECTOR;
                    Arrays.fill(bytes, start, Math.min(bytes.length, start + SECTOR), (byte) 0);
                }
            }
            AuditReport report = tape.audit();
            assertTrue(report.verdict().compareTo(Verdict.TORN) >= 0, report::toString);
            long kept = (firstSector * (long) SECTOR - RollFileLayout.FIRST_RECORD) / STRIDE;
            assertTrue(report.lastSequence() >= kept, report::toString);
            assertTrue(report.lastSequence() < WINDOW, report::toString);
        }
    }

    @Test
    void randomDamageIsNeverCleanAndNeverEndsTheAudit() {
        HeapTape tape = tape(WINDOW * 4);
        byte[] clean = tape.last().written.clone();
        long length = tape.last().length;
        SplittableRandom random = new SplittableRandom(4711);
        int rounds = ProofBudget.pick(4000, 200_000);
        for (int round = 0; round < rounds; round++) {
            tape.last().written = damage(clean, random);
            tape.last().length = random.nextInt(8) == 0 ? random.nextLong(length * 2) : length;
            boolean same = Arrays.equals(clean, tape.last().written) && tape.last().length == length;
            AuditReport report = tape.audit();
            boolean longer = tape.last().length == length + RollFileLayout.BLOCK_SIZE;
            if (!same && !longer) {
                assertNotEquals(Verdict.CLEAN, report.verdict(), report::toString);
            }
        }
        Figures.put("damagedTapes", rounds);
    }

    private static byte[] damage(byte[] clean, SplittableRandom random) {
        byte[] bytes = clean.clone();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int at = random.nextInt(4) == 0
                    ? random.nextInt(bytes.length)
                    : random.nextInt(RollFileLayout.FIRST_RECORD, bytes.length);
            int count = Math.min(bytes.length - at, 1 << random.nextInt(14));
            switch (random.nextInt(4)) {
                case 0 -> random.nextBytes(bytes);
                case 1 -> Arrays.fill(bytes, at, at + count, (byte) random.nextInt());
                case 2 -> System.arraycopy(bytes, random.nextInt(bytes.length - count), bytes, at, count);
                default -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return bytes;
    }

    @Test
    void framesThatAllClaimTheLongestRecordDoNotHoldTheAuditUp() {
        HeapTape tape = tape(1);
        byte[] frame = Arrays.copyOfRange(
                tape.last().written, RollFileLayout.FIRST_RECORD + 4, RollFileLayout.FIRST_RECORD + 4 + 64);
        int longest = TailScan.LONGEST_RECORD;
        for (int i = 0; i < 4; i++) {
            frame[8 + i] = (byte) (longest >> 8 * i);
            frame[12 + i] = (byte) (longest - 64 - 7 >> 8 * i);
        }
        byte[] bytes = Arrays.copyOf(tape.last().written, 24 << 20);
        for (int at = RollFileLayout.FIRST_RECORD + 2000; at + 64 < bytes.length; at += 64) {
            System.arraycopy(frame, 0, bytes, at, 64);
        }
        tape.last().written = bytes;
        assertEquals(Verdict.CORRUPT, tape.audit().verdict());
    }
}
