package io.tapemaker.sim.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.workload.Frames.Frame;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "sim.workload-truth",
        milestone = Milestone.M2,
        kind = ProofKind.SIM,
        title = "Every book hash, touch and mirror of a generated workload recomputes from its frames alone",
        invariants = {"workload.hash-recomputes", "workload.batch-agrees"})
class WorkloadTruthTest {

    private static final Workload SMALL = new Workload(11, 2, 10);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 7, -5, Long.MAX_VALUE, Long.MIN_VALUE})
    void everythingRecomputes(long seed) throws IOException {
        assertHolds(new Workload(seed, 4, 20));
    }

    @Test
    void aBusyWorkloadRecomputesAsWell() throws IOException {
        assertHolds(new Workload(3, 3, 10, 1_500));
    }

    private static void assertHolds(Workload workload) throws IOException {
        WireAuditor auditor = audit(Frames.of(workload));
        assertEquals(List.of(), auditor.faults());
        assertTrue(auditor.hashesVerified() > 200, "only " + auditor.hashesVerified() + " hashes");
        assertTrue(auditor.deepest() >= 40 && auditor.deepest() <= 60, "depth " + auditor.deepest());
        Invariants.checked("workload.hash-recomputes", auditor.hashesVerified());
        Invariants.checked("workload.batch-agrees", auditor.batches());
        Figures.put("hashesOfLastWorkload", auditor.hashesVerified());
    }

    @Test
    void aFlippedSizeOfAChangeIsFound() throws IOException {
        assertFound(SMALL, frame -> frame.is("price_change"), "\"size\":\"", "change hash");
    }

    @Test
    void aFlippedSizeOfASnapshotIsFound() throws IOException {
        assertFound(SMALL, frame -> frame.text().startsWith("["), "\"size\":\"", "snapshot hash");
    }

    @Test
    void aFlippedSizeAfterATradeIsFound() throws IOException {
        assertFound(
                SMALL,
                frame -> frame.text().startsWith("{") && frame.is("book"),
                "\"size\":\"",
                "hash of the book frames");
    }

    @Test
    void aFlippedHashIsFound() throws IOException {
        assertFound(SMALL, frame -> frame.is("price_change"), "\"hash\":\"", "change hash");
    }

    @Test
    void aFlippedTouchIsFound() throws IOException {
        assertFound(SMALL, frame -> frame.is("best_bid_ask"), "\"best_bid\":\"0.", "best bid");
    }

    /**
     * Changes one digit after the mark in the first such frame: the auditor must say so, and had nothing to say before.
     */
    private static void assertFound(Workload workload, Predicate<Frame> which, String mark, String expected)
            throws IOException {
        List<Frame> frames = new ArrayList<>(Frames.of(workload));
        int index = 0;
        while (!which.test(frames.get(index))) {
            index++;
        }
        Frame frame = frames.get(index);
        int at = frame.text().indexOf(mark) + mark.length();
        char digit = frame.text().charAt(at);
        char other = digit == '9' ? '8' : (char) (digit + 1);
        String flipped = frame.text().substring(0, at) + other + frame.text().substring(at + 1);
        frames.set(index, new Frame(frame.receivedAtMs(), flipped));

        List<String> faults = audit(frames).faults();
        assertFalse(faults.isEmpty(), "the planted fault was not found");
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(expected)), faults.toString());
    }

    private static WireAuditor audit(List<Frame> frames) throws IOException {
        WireAuditor auditor = new WireAuditor();
        for (Frame frame : frames) {
            if (!frame.isPong()) {
                auditor.onFrame(frame.bytes());
            }
        }
        auditor.finish();
        return auditor;
    }
}
