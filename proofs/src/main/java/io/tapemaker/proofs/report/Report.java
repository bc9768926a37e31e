package io.tapemaker.proofs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The verdict over the evidence.
 *
 * @param revision what was proven
 * @param jdk runtime version of the JDK that ran the build
 * @param startedAt start of the build
 * @param selection which proofs were asked for
 * @param evidence what they left behind
 */
public record Report(Revision revision, String jdk, Instant startedAt, Selection selection, Evidence evidence) {
    /** One milestone and how many of its proofs ended how. */
    record MilestoneRow(MilestoneTitle milestone, Outcome outcome, int passed, int failed, int skipped) {}

    /** One invariant, how often it was checked in proofs that passed, and which proofs those are. */
    record InvariantRow(String id, long checked, List<String> proofs) {}

    /** Passed only if no proof failed and nothing else is amiss. */
    Outcome outcome() {
        boolean passed = count(evidence.proofs(), Outcome.FAILED) == 0
                && evidence.problems().isEmpty();
        return passed ? Outcome.PASSED : Outcome.FAILED;
    }

    /** Proofs of one milestone, in the order of the evidence. */
    List<ProofResult> proofsOf(MilestoneTitle milestone) {
        return evidence.proofs().stream()
                .filter(proof -> proof.milestone().equals(milestone.name()))
                .toList();
    }

    /** Every milestone of the plan, with proofs or without. */
    List<MilestoneRow> milestones() {
        List<MilestoneRow> rows = new ArrayList<>();
        for (MilestoneTitle milestone : MilestoneTitle.values()) {
            List<ProofResult> proofs = proofsOf(milestone);
            int passed = count(proofs, Outcome.PASSED);
            int failed = count(proofs, Outcome.FAILED);
            Outcome outcome = failed > 0 ? Outcome.FAILED : passed > 0 ? Outcome.PASSED : Outcome.NOT_PROVEN;
            rows.add(new MilestoneRow(milestone, outcome, passed, failed, count(proofs, Outcome.SKIPPED)));
        }
        return rows;
    }

    /** Every invariant that a proof names, in alphabetical order. Checks of a failed proof are worth nothing. */
    List<InvariantRow> invariants() {
        Map<String, InvariantRow> rows = new TreeMap<>();
        for (ProofResult proof : evidence.proofs()) {
            for (Map.Entry<String, Long> invariant : proof.invariants().entrySet()) {
                InvariantRow row =
                        rows.computeIfAbsent(invariant.getKey(), id -> new InvariantRow(id, 0, new ArrayList<>()));
                long counted = proof.outcome() == Outcome.PASSED ? invariant.getValue() : 0;
                row.proofs().add(proof.id());
                rows.put(row.id(), new InvariantRow(row.id(), row.checked() + counted, row.proofs()));
            }
        }
        return List.copyOf(rows.values());
    }

    private static int count(List<ProofResult> proofs, Outcome outcome) {
        return Math.toIntExact(
                proofs.stream().filter(proof -> proof.outcome() == outcome).count());
    }
}
