package io.tapemaker.proofs.corruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.chronicle.AuditReport;
import io.tapemaker.journal.chronicle.TapeAudit;
import io.tapemaker.journal.chronicle.Verdict;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "corruption.bit-flips-on-disk",
        milestone = Milestone.M1,
        kind = ProofKind.CORRUPTION,
        title = "One bit turned over anywhere in the written files ends verify with exit 4 and the last good sequence",
        invariants = "S8")
class BitFlipsTest {

    private static final String CONFIG = "journal: {snapshotEvery: 300, stateHashEvery: 64}";
    private static final long SEED = 4_2026_11L;
    private static final Pattern LAST_GOOD = Pattern.compile("last good sequence[^0-9]{0,24}([0-9]+)");

    @TempDir
    private Path temporary;

    private Path tape = Path.of("");
    private long inboundRecords;
    private long commandsRecords;

    @BeforeEach
    void writeATape() {
        Path recording = Recordings.generate(temporary.resolve("workload.jsonl"), 4, 1, 10);
        tape = temporary.resolve("tape");
        Tapes.feed(recording, tape, CONFIG);
        inboundRecords = WrittenFile.of(tape, JournalKind.INBOUND).records();
        commandsRecords = WrittenFile.of(tape, JournalKind.COMMANDS).records();
        assertEquals(Tapes.records(tape, JournalKind.INBOUND).size(), inboundRecords, "the walk of this proof");
        assertEquals(Tapes.records(tape, JournalKind.COMMANDS).size(), commandsRecords, "the walk of this proof");
    }

    @Test
    void verifyAsAProcessFindsEachAndNamesTheLastGoodSequence() {
        List<BitFlip> flips = BitFlip.sample(tape, ProofBudget.pick(10, 2_000), SEED);
        AtomicInteger copies = new AtomicInteger();
        InTwos.map(flips, flip -> {
            Path copy = Tapes.copy(tape, temporary.resolve("flipped-" + copies.incrementAndGet()));
            flip.in(copy);
            requireFound(flip, copy);
            Tapes.delete(copy);
            return flip;
        });
        Figures.put("flips by verify as a process", flips.size());
        Figures.put("flips by what they hit", byKind(flips));
        Figures.put("seed", SEED);
        Invariants.checked("S8", flips.size());
    }

    private void requireFound(BitFlip flip, Path copy) {
        Verified verified = Verified.quick(copy);
        assertEquals(4, verified.exitCode(), () -> flip + " ends with " + verified);
        assertEquals("CORRUPT", verified.outcome(), flip::toString);
        Verified.Journals journal =
                flip.journal() == JournalKind.INBOUND ? Verified.Journals.INBOUND : Verified.Journals.COMMANDS;
        long all = flip.journal() == JournalKind.INBOUND ? inboundRecords : commandsRecords;
        long lastGood = verified.lastGood(journal);
        assertTrue(lastGood >= 0 && lastGood <= all, () -> flip + ": last good sequence " + lastGood);
        if (flip.sequence() > 0) {
            assertEquals(flip.sequence() - 1, lastGood, () -> flip + ": " + verified);
        }
        assertTrue(verified.err().startsWith("tapemaker-replay: "), () -> flip + " says " + verified.err());
        assertEquals(1, verified.err().strip().lines().count(), () -> flip + " says " + verified.err());
    }

    private static String byKind(List<BitFlip> flips) {
        Map<String, Integer> counts = new TreeMap<>();
        flips.forEach(flip -> counts.merge(flip.journal() + " " + flip.kind(), 1, Integer::sum));
        return counts.toString();
    }

    @Test
    void theAuditFindsManyMore() {
        List<BitFlip> flips = BitFlip.sample(tape, ProofBudget.pick(600, 20_000), SEED + 1);
        for (BitFlip flip : flips) {
            flip.in(tape);
            AuditReport report = TapeAudit.audit(tape, flip.journal());
            flip.in(tape);
            Verdict verdict = report.verdict();
            assertTrue(verdict == Verdict.CORRUPT || verdict == Verdict.TORN, () -> flip + ": " + report);
            if (flip.sequence() > 0) {
                assertEquals(flip.sequence() - 1, report.lastSequence(), () -> flip + ": " + report);
            }
        }
        assertEquals(Verdict.CLEAN, TapeAudit.audit(tape, JournalKind.INBOUND).verdict(), "every bit was turned back");
        assertEquals(Verdict.CLEAN, TapeAudit.audit(tape, JournalKind.COMMANDS).verdict(), "every bit was turned back");
        Figures.put("flips by the audit in process", flips.size());
        Invariants.checked("S8", flips.size());
    }

    @Test
    void theTapeItselfIsIdenticalAndAFlipTurnedBackToo() {
        Verified.quick(tape).expect(0);
        BitFlip flip = BitFlip.sample(tape, 12, SEED).get(10);
        flip.in(tape);
        ProcessRun.Ended damaged = Program.quickVerify(tape).run().expect(4);
        Matcher named = LAST_GOOD.matcher(damaged.text());
        assertTrue(named.find(), () -> "names no last good sequence: " + damaged);
        flip.in(tape);
        Verified.quick(tape).expect(0);
    }
}
