package io.tapemaker.proofs.corruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.journal.chronicle.TapeAudit;
import io.tapemaker.journal.chronicle.Verdict;
import io.tapemaker.journal.codecs.TapeCutDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.proofs.kit.Eager;
import io.tapemaker.proofs.kit.InTwos;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "corruption.torn-tape",
        milestone = Milestone.M1,
        kind = ProofKind.CORRUPTION,
        title = "A tape cut anywhere in its last 64 KiB is called torn and left alone by verify; "
                + "starting the engine cuts the tail only",
        invariants = {"S6", "S8"})
class TornTapeTest {

    /** Many commands, so that COMMANDS has pages. */
    private static final String CONFIG = Eager.CONFIG;

    private static final long SEED = 64;

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path tape = Path.of("");

    @BeforeEach
    void writeATape() {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 6, 2, 12);
        tape = temporary.resolve("tape");
        Tapes.feed(recording, tape, CONFIG);
    }

    /** Where a file is cut. */
    private record Cut(int number, JournalKind journal, long offset) {}

    @Test
    void aCutTapeIsTornUntilTheEngineStarts() {
        List<Cut> cuts = new ArrayList<>();
        cuts.addAll(sample(JournalKind.INBOUND, ProofBudget.pick(3, 200)));
        cuts.addAll(sample(JournalKind.COMMANDS, ProofBudget.pick(1, 40)));
        InTwos.map(cuts, cut -> {
            requireMended(cut);
            return cut;
        });
        Figures.put("cuts by processes", cuts.size());
        Invariants.checked("S8", cuts.size());
        Invariants.checked("S6", cuts.size());
    }

    /** In turn at the end of a record, in its excerpt header, in its frame and in its body. */
    private List<Cut> sample(JournalKind journal, int count) {
        WrittenFile written = WrittenFile.of(tape, journal);
        SplittableRandom random = new SplittableRandom(SEED);
        long first = Math.max(written.writtenEnd() - WrittenFile.TAIL_BYTES, written.endOf(1));
        long firstRecord = written.recordsBefore(first) + 1;
        List<Cut> cuts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long record = firstRecord + random.nextLong(written.records() - firstRecord);
            long boundary = written.endOf(record);
            long span = written.endOf(record + 1) - boundary;
            long offset =
                    switch (i % 4) {
                        case 0 -> boundary;
                        case 1 -> boundary + 1 + random.nextInt(3);
                        case 2 -> boundary + 4 + random.nextInt(64);
                        default -> boundary + 68 + random.nextLong(Math.max(1, span - 68));
                    };
            cuts.add(new Cut(cuts.size(), journal, offset));
        }
        return cuts;
    }

    private void requireMended(Cut cut) {
        Path copy = Tapes.copy(tape, temporary.resolve("cut-" + cut.journal() + "-" + cut.number()));
        WrittenFile written = WrittenFile.of(copy, cut.journal());
        long whole = written.recordsBefore(cut.offset());
        Damage.cut(written.file(), cut.offset());

        Map<String, String> before = Tapes.fingerprint(copy);
        Verified verified = Verified.quick(copy);
        assertEquals(4, verified.exitCode(), () -> cut + ": " + verified);
        Verified.Journals journal =
                cut.journal() == JournalKind.INBOUND ? Verified.Journals.INBOUND : Verified.Journals.COMMANDS;
        assertEquals("TORN", verified.verdict(journal), () -> cut + ": " + verified);
        assertEquals(whole, verified.lastGood(journal), () -> cut + ": " + verified);
        assertTrue(verified.err().contains("torn"), () -> cut + " says " + verified.err());
        assertEquals(before, Tapes.fingerprint(copy), () -> cut + ": verify wrote");

        ProcessRun.Ended fed = Program.quickFeed(recording, copy).run().expect(0);
        assertTrue(fed.out().contains("torn tail"), () -> cut + ": does not say that it cut: " + fed);
        requireTailOnly(cut, whole, copy);
        Verified.quick(copy).expect(0);
        Tapes.delete(copy);
    }

    /** All records before the cut are as they were; then comes the record of the cut, and a new session. */
    private void requireTailOnly(Cut cut, long whole, Path copy) {
        List<byte[]> original = Tapes.records(tape, JournalKind.INBOUND);
        List<byte[]> mended = Tapes.records(copy, JournalKind.INBOUND);
        long kept = cut.journal() == JournalKind.INBOUND ? whole : original.size();
        Tapes.assertStartsWith(original.subList(0, Math.toIntExact(kept)), mended, cut.toString());
        RecordBuffer record = Tapes.buffer(mended.get(indexOfCut(mended)));
        TapeCutDecoder decoder = new TapeCutDecoder();
        decoder.wrap(
                record.buffer(),
                RecordBuffer.BODY_OFFSET,
                RecordFrame.blockLength(record.buffer()),
                RecordFrame.schemaVersion(record.buffer()));
        assertEquals(kept, decoder.inboundLastGood(), () -> cut + ": the record of the cut");
        assertTrue(decoder.inboundBytesCut() + decoder.commandsBytesCut() >= 0, cut::toString);
        List<byte[]> commands = Tapes.records(tape, JournalKind.COMMANDS);
        long commandsKept = decoder.commandsLastGood();
        Tapes.assertStartsWith(
                commands.subList(0, Math.toIntExact(commandsKept)),
                Tapes.records(copy, JournalKind.COMMANDS),
                cut + ", COMMANDS");
        if (cut.journal() == JournalKind.COMMANDS) {
            assertEquals(whole, commandsKept, () -> cut + ": commands kept");
        }
    }

    private static int indexOfCut(List<byte[]> records) {
        for (int i = 0; i < records.size(); i++) {
            int template = RecordFrame.templateId(Tapes.buffer(records.get(i)).buffer());
            if (template == TapeCutDecoder.TEMPLATE_ID) {
                return i;
            }
        }
        throw new AssertionError("the cut was not journaled");
    }

    @Test
    void theAuditCallsEveryCutTorn() {
        long cuts = 0;
        for (JournalKind journal : List.of(JournalKind.INBOUND, JournalKind.COMMANDS)) {
            Path copy = Tapes.copy(tape, temporary.resolve("shrinking-" + journal));
            WrittenFile written = WrittenFile.of(copy, journal);
            long first = Math.max(written.writtenEnd() - WrittenFile.TAIL_BYTES, written.endOf(1));
            // Each cut is made in the file that the one before has left: one byte shorter, or some.
            long step = ProofBudget.pick(61, 1);
            for (long offset = written.writtenEnd() - 1; offset >= first; offset -= step) {
                Damage.cut(written.file(), offset);
                AuditReport report = TapeAudit.audit(copy, journal);
                assertEquals(Verdict.TORN, report.verdict(), report::toString);
                assertEquals(written.recordsBefore(offset), report.lastSequence(), report::toString);
                cuts++;
            }
        }
        Figures.put("cuts by the audit in process", cuts);
        Invariants.checked("S8", cuts);
    }

    @Test
    void aZeroedPageInTheMiddleIsFound() {
        List<JournalKind> journals = List.of(JournalKind.INBOUND, JournalKind.COMMANDS);
        InTwos.map(journals, journal -> {
            Path copy = Tapes.copy(tape, temporary.resolve("page-" + journal));
            WrittenFile written = WrittenFile.of(copy, journal);
            // A page from the middle of the records, so that there are records before and behind it.
            long start = Damage.zeroPage(written.file(), (written.endOf(1) + written.writtenEnd()) / 2);
            Verified verified = Verified.quick(copy).expect(4);
            Verified.Journals name =
                    journal == JournalKind.INBOUND ? Verified.Journals.INBOUND : Verified.Journals.COMMANDS;
            assertEquals(written.recordsBefore(start), verified.lastGood(name), verified::toString);
            assertEquals("CORRUPT", verified.verdict(name), verified::toString);
            ProcessRun.Ended refused = Program.quickFeed(recording, copy).run().expect(4);
            assertEquals(1, refused.err().strip().lines().count(), refused::toString);
            return start;
        });
        Figures.put("zeroed pages found", journals.size());
        Invariants.checked("S8", journals.size());
    }

    @Test
    void aWholeTapeIsNeitherTornNorCut() {
        Map<String, String> before = Tapes.fingerprint(tape);
        Verified.quick(tape).expect(0);
        assertEquals(before, Tapes.fingerprint(tape), "verify wrote");
        ProcessRun.Ended again = Program.quickFeed(recording, tape).run().expect(0);
        assertFalse(again.out().contains("torn"), again::toString);
    }
}
