package io.tapemaker.journal.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalLockedException;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After each kind of damage: what is cut, that nothing else is, and that the tape goes on as if it had never been
 * written.
 */
@Proof(
        id = "journal.repair",
        milestone = Milestone.M0,
        kind = ProofKind.CORRUPTION,
        title = "A torn tail is cut and nothing else, and the tape goes on as if the rest had never been written")
final class TapeRepairTest {

    private static final JournalKind KIND = JournalKind.COMMANDS;
    private static final int RECORDS = 40;

    @TempDir
    Path directory;

    private Path damaged() {
        return directory.resolve("damaged");
    }

    private ChronicleJournal journal(String name) {
        return ChronicleJournal.open(directory.resolve(name), KIND, JournalOptions.standard());
    }

    private RollFile lastFile() {
        List<RollFile> files = RollFile.list(damaged().resolve(KIND.folder()));
        return files.get(files.size() - 1);
    }

    private interface Damage {
        void to(RandomAccessFile file, long lastRecord, long end) throws IOException;
    }

    /** Writes a tape, damages its last file, and returns the directory's digest. */
    private Map<String, String> write(long stepNs, Damage damage) throws IOException {
        Records.write(journal("damaged"), RECORDS, stepNs);
        long end = RollFileLayout.FIRST_RECORD;
        try (RollFileRecords records = new RollFileRecords(lastFile().path(), KIND);
                RandomAccessFile file = new RandomAccessFile(lastFile().path().toFile(), "rw")) {
            long last = end;
            while (records.next()) {
                last = end;
                end = records.end();
            }
            damage.to(file, last, end);
        }
        return TapeDirs.digest(damaged());
    }

    private void expectRepaired(Verdict verdict, long lastSequence, long stepNs) {
        assertEquals(verdict, TapeAudit.audit(damaged(), KIND).verdict());
        TapeRepair.Outcome outcome = TapeRepair.repair(damaged(), KIND);
        assertEquals(verdict, outcome.before().verdict());
        assertEquals(lastSequence, outcome.lastSequence());
        assertEquals(RECORDS - lastSequence, outcome.lostAcknowledged());
        assertTrue(outcome.changed());
        Records.write(journal("whole"), lastSequence, stepNs);
        assertEquals(
                TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(damaged()), "as if the rest had not been");
        Records.write(journal("damaged"), RECORDS + 5, stepNs);
        Records.write(journal("whole"), RECORDS + 5, stepNs);
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(damaged()));
        assertFalse(TapeRepair.repair(damaged(), KIND).changed(), "a second repair finds nothing");
    }

    @Test
    void aCutInsideTheLastRecord() throws IOException {
        write(1, (file, last, end) -> file.setLength(end - 3));
        expectRepaired(Verdict.TORN, RECORDS - 1, 1);
    }

    @Test
    void aCutAtARecordBoundary() throws IOException {
        write(1, (file, last, end) -> file.setLength(last));
        expectRepaired(Verdict.TORN, RECORDS - 1, 1);
    }

    @Test
    void aCutBehindTheLastRecordLosesNothing() throws IOException {
        write(1, (file, last, end) -> file.setLength(end + 5));
        expectRepaired(Verdict.TORN, RECORDS, 1);
    }

    @Test
    void aCutInTheHeaderOfTheOnlyFileLosesAll() throws IOException {
        write(1, (file, last, end) -> file.setLength(100));
        expectRepaired(Verdict.TORN, 0, 1);
    }

    @Test
    void aDamagedLastRecord() throws IOException {
        write(1, (file, last, end) -> overwrite(file, end - 9, 0x55));
        expectRepaired(Verdict.TORN, RECORDS - 1, 1);
    }

    @Test
    void anAppendThatWasNotCompleted() throws IOException {
        write(1, (file, last, end) -> overwrite(file, end + 10, 0x54, 0x41, 0x50, 0x45, 1, 2, 3));
        expectRepaired(Verdict.OPEN_TAIL, RECORDS, 1);
    }

    @Test
    void theOnlyRecordOfTheLastFileIsDamaged() throws IOException {
        // Forty records of 830 s: only the last lies behind midnight.
        long step = 830 * Records.SECOND_NS;
        write(step, (file, last, end) -> overwrite(file, end - 9, 0x55));
        expectRepaired(Verdict.TORN, RECORDS - 1, step);
    }

    @Test
    void theLastFileIsGone() throws IOException {
        long step = Records.HOUR_NS * 2;
        Records.write(journal("damaged"), RECORDS, step);
        long first = firstSequence(lastFile());
        Files.delete(lastFile().path());
        expectRepaired(Verdict.TORN, first - 1, step);
    }

    private static long firstSequence(RollFile file) {
        try (RollFileRecords records = new RollFileRecords(file.path(), KIND)) {
            assertTrue(records.next());
            return records.sequence();
        }
    }

    @Test
    void aFileThatWasBeingCreatedBehindAnEndedOne() throws IOException {
        addFile(RollFileLayout.fileLength(0));
        expectRepaired(Verdict.OPEN_TAIL, RECORDS, 1);
    }

    @Test
    void anEmptyFileBehindAnEndedOne() throws IOException {
        addFile(0);
        expectRepaired(Verdict.TORN, RECORDS, 1);
    }

    /** Ends the tape's file, and puts one of zeros behind it. */
    private void addFile(long length) throws IOException {
        write(1, (file, last, end) -> overwrite(file, end, 0, 0, 0, 0xC0, 0xC3, 'E', 'O', 'F'));
        String name = RollFile.nameOf(lastFile().epochDay() + 1);
        try (RandomAccessFile file = new RandomAccessFile(
                damaged().resolve(KIND.folder()).resolve(name).toFile(), "rw")) {
            file.setLength(length);
        }
    }

    @Test
    void anOpenTailIsMendedByOpening() throws IOException {
        write(1, (file, last, end) -> overwrite(file, end + 10, 1, 2, 3));
        Records.write(journal("damaged"), RECORDS + 1, 1);
        Records.write(journal("whole"), RECORDS + 1, 1);
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(damaged()));
    }

    @Test
    void aTornTailIsNotCutByOpening() throws IOException {
        Map<String, String> before = write(1, (file, last, end) -> overwrite(file, end - 9, 0x55));
        CorruptRecordException refusal = assertThrows(
                CorruptRecordException.class, () -> journal("damaged").openAppender());
        assertEquals(RECORDS - 1, refusal.lastGoodSequence());
        assertEquals(before, TapeDirs.digest(damaged()));
    }

    @Test
    void damageInTheMiddleIsRefusedAndNothingIsTouched() throws IOException {
        Map<String, String> before =
                write(1, (file, last, end) -> overwrite(file, RollFileLayout.FIRST_RECORD + 200, 0x55, 0x66));
        assertEquals(Verdict.CORRUPT, TapeAudit.audit(damaged(), KIND).verdict());
        assertThrows(CorruptRecordException.class, () -> TapeRepair.repair(damaged(), KIND));
        assertThrows(CorruptRecordException.class, () -> TapeRepair.truncateAfter(damaged(), KIND, 1));
        assertEquals(before, TapeDirs.digest(damaged()));
    }

    @Test
    void soundRecordsAreCutBehindASequence() {
        long step = Records.HOUR_NS * 2;
        Records.write(journal("damaged"), RECORDS, step);
        for (long last : new long[] {RECORDS, RECORDS - 1, 17, 16, 1, 0}) {
            TapeRepair.Outcome outcome = TapeRepair.truncateAfter(damaged(), KIND, last);
            assertEquals(last, outcome.lastSequence());
            assertEquals(last < RECORDS, outcome.changed());
            AuditReport report = TapeAudit.audit(damaged(), KIND);
            assertEquals(Verdict.CLEAN, report.verdict(), report::toString);
            assertEquals(last, report.lastSequence());
        }
        Records.write(journal("damaged"), RECORDS, step);
        Records.write(journal("whole"), RECORDS, step);
        assertEquals(TapeDirs.digest(directory.resolve("whole")), TapeDirs.digest(damaged()));
    }

    @Test
    void remainsOfAnInterruptedRepairDoNotDisturb() throws IOException {
        write(1, (file, last, end) -> file.setLength(end - 3));
        Path work = Files.createDirectory(damaged().resolve("commands.repair"));
        Files.write(work.resolve(lastFile().name()), new byte[] {1, 2, 3});
        Files.write(work.resolve("metadata.cq4t"), new byte[] {1, 2, 3});
        expectRepaired(Verdict.TORN, RECORDS - 1, 1);
    }

    @Test
    void nothingIsRepairedUnderAWriter() {
        try (JournalAppender appender = journal("damaged").openAppender()) {
            Records.appendTo(appender, 3, 1);
            assertThrows(JournalLockedException.class, () -> TapeRepair.repair(damaged(), KIND));
        }
    }

    private static void overwrite(RandomAccessFile file, long position, int... bytes) throws IOException {
        file.seek(position);
        for (int value : bytes) {
            file.write(value);
        }
    }
}
