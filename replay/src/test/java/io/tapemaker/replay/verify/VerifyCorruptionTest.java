package io.tapemaker.replay.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.replay.support.Cli;
import io.tapemaker.replay.support.Tapes;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a flip lies is chosen by a seed that the failure names. */
@Proof(
        id = "replay.verify-corruption",
        milestone = Milestone.M2,
        kind = ProofKind.CORRUPTION,
        title = "verify finds a flipped bit, a cut and a zeroed page, names the last good sequence and exits 4",
        invariants = {"replay.flip-found", "replay.cut-found"})
class VerifyCorruptionTest {

    private static final long SEED = 20261122L;
    private static final int PAGE = 4096;
    private static final byte[] MAGIC = "TAPE".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Path tape = Path.of("");

    @BeforeEach
    void feed() throws IOException {
        tape = Tapes.tiny(folder, "tape", 120);
    }

    @Test
    void everyFlippedBitOfARecordIsFound() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        int flips = ProofBudget.pick(100, 5_000);
        for (JournalKind kind : new JournalKind[] {JournalKind.INBOUND, JournalKind.COMMANDS}) {
            Path file = Tapes.rollFile(tape, kind);
            byte[] whole = Files.readAllBytes(file);
            long start = firstRecord(file);
            long end = endOfRecords(file);
            for (int i = 0; i < flips; i++) {
                long offset = random.nextLong(start, end);
                int bit = random.nextInt(8);
                flip(file, offset, bit);
                VerifyReport report = Verifications.inProcess(tape);
                String what = kind + ": bit " + bit + " of byte " + offset + ", flip " + i + " of seed " + SEED;
                assertEquals(VerifyOutcome.CORRUPT, report.outcome(), what);
                long good = (kind == JournalKind.INBOUND ? report.inbound() : report.commands()).lastGoodSequence();
                long record = recordAt(whole, offset);
                assertTrue(good == record - 1 || good == record, () -> what + ": " + report.problem());
                assertTrue(report.problem().contains("last good sequence " + good), () -> what + report.problem());
                flip(file, offset, bit);
            }
        }
        assertEquals(VerifyOutcome.IDENTICAL, Verifications.inProcess(tape).outcome());
        Invariants.checked("replay.flip-found", 2L * flips);
        Figures.put("flipsFound", 2L * flips);
    }

    @Test
    void theProcessSaysWhereItIsDamaged() throws IOException {
        Path file = Tapes.rollFile(tape, JournalKind.INBOUND);
        flip(file, (firstRecord(file) + endOfRecords(file)) / 2, 3);
        Cli result = Cli.run("verify", tape);
        assertEquals(4, result.code(), result::toString);
        assertEquals("verify: corrupt", result.lastLine());
        assertTrue(
                result.err()
                        .matches("(?s).*INBOUND is CORRUPT, last good sequence [0-9]+: " + file.getFileName()
                                + " at [0-9]+: .*"),
                result::toString);
        assertEquals(1, result.err().lines().count(), result::toString);
    }

    @Test
    void everyCutIsTornAndNothingIsWritten() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        Path file = Tapes.rollFile(tape, JournalKind.INBOUND);
        byte[] whole = Files.readAllBytes(file);
        long start = firstRecord(file);
        long end = endOfRecords(file);
        int cuts = ProofBudget.pick(20, 1_000);
        for (int i = 0; i < cuts; i++) {
            long at = random.nextLong(start + 1, end);
            truncate(file, at);
            VerifyReport report = Verifications.inProcess(tape);
            assertEquals(VerifyOutcome.CORRUPT, report.outcome(), () -> "cut at " + at + ", seed " + SEED);
            assertEquals("TORN", report.inbound().verdict(), () -> "cut at " + at + ", seed " + SEED);
            assertEquals(at, Files.size(file));
            Files.write(file, whole);
        }
        Invariants.checked("replay.cut-found", cuts);
    }

    @Test
    void aZeroedPageInTheMiddleIsFound() throws IOException {
        Path file = Tapes.rollFile(tape, JournalKind.INBOUND);
        long middle = (firstRecord(file) + endOfRecords(file)) / 2 / PAGE * PAGE;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(middle);
            bytes.write(new byte[PAGE]);
        }
        VerifyReport report = Verifications.inProcess(tape);
        assertEquals(VerifyOutcome.CORRUPT, report.outcome());
        assertEquals("CORRUPT", report.inbound().verdict());
        assertTrue(report.inbound().lastGoodSequence() > 0, report::toString);
    }

    /** Number of the record that a byte lies in, or behind. */
    private static long recordAt(byte[] whole, long offset) {
        long record = 0;
        for (int i = 0; i <= offset; i++) {
            record += startsWith(whole, i) ? 1 : 0;
        }
        return record;
    }

    private static void flip(Path file, long offset, int bit) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            int value = bytes.read();
            bytes.seek(offset);
            bytes.write(value ^ 1 << bit);
        }
    }

    private static void truncate(Path file, long length) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(length);
        }
    }

    private static long firstRecord(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length - MAGIC.length; i++) {
            if (startsWith(bytes, i)) {
                return i;
            }
        }
        throw new AssertionError("no record in " + file);
    }

    /** Behind the magic, sequence and checksums of the last record at least. */
    private static long endOfRecords(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length - MAGIC.length; i >= 0; i--) {
            if (startsWith(bytes, i)) {
                return i + 64L;
            }
        }
        throw new AssertionError("no record in " + file);
    }

    private static boolean startsWith(byte[] bytes, int offset) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[offset + i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }
}
