package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "sim.sweep",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "A thousand worlds with faults of every kind, and of every pair of kinds, break nothing",
        invariants = {"C1", "D3", "D4", "D8", "G2", "S2", "S4", "S7", "S9", "S10", "S11", "S12", "S13"})
final class SweepTest {

    private static final int SECONDS = 120;
    private static final int MARKETS = 2;
    private static final int THREADS = 2;
    private static final int LEAST_EVENTS = 2_000;

    @Test
    void nothingIsBroken() {
        long worlds = ProofBudget.pick(1_000L, 100_000L);
        long startNs = System.nanoTime();
        SweepReport report = new Sweep(seed -> WorldPlan.swarm(seed, SECONDS, MARKETS), THREADS).run(1, worlds);
        double seconds = (System.nanoTime() - startNs) / 1e9;
        assertEquals(List.of(), report.failures());
        assertTrue(report.fewestEvents() >= LEAST_EVENTS, "a world of " + report.fewestEvents() + " events");
        for (FaultKind one : FaultKind.values()) {
            for (FaultKind other : FaultKind.values()) {
                assertTrue(report.together(one, other) > 0, () -> one + " never met " + other);
            }
            Figures.put("fault " + one, report.happened(one));
        }
        Figures.put("worlds", report.worlds());
        Figures.put("events", report.events());
        Figures.put("fewest events of a world", report.fewestEvents());
        Figures.put("seeds a second", report.worlds() / seconds);
        assertTrue(report.startsFromSnapshot() > 0, "no start began at a snapshot");
        Figures.put("starts of the engine", report.starts());
        Figures.put("of these from a snapshot", report.startsFromSnapshot());
        Figures.put("places", report.places());
        Figures.put("times told of a trade", report.fills());
        Invariants.checked("S2", report.checked(Invariant.AT_MOST_ONCE));
        Invariants.checked("S4", report.checked(Invariant.NOTHING_PLACED_WHILE_LATCHED));
        Invariants.checked("S7", report.checked(Invariant.ACTED_ON_IS_ON_THE_TAPE));
        Invariants.checked("C1", report.checked(Invariant.CLOCK_GAP_SETS_THE_LATCH));
        Invariants.checked("S9", report.checked(Invariant.EXPOSURE_WITHIN_LIMITS));
        Invariants.checked("S10", report.checked(Invariant.LOSS_OF_THE_DAY_HALTS));
        Invariants.checked("S13", report.checked(Invariant.CANCELS_LEAVE));
        Invariants.checked("D3", report.checked(Invariant.SILENCE_EMPTIES_THE_MARKET));
        Invariants.checked("D4", report.checked(Invariant.BOOK_IS_THE_VENUES));
        Invariants.checked("D8", report.checked(Invariant.PRICES_ARE_ON_THE_GRID));
        Invariants.checked("G2", report.checked(Invariant.ORDERS_HAVE_NAMES_OF_THEIR_OWN));
        Figures.put("auditor looked at balances", report.checked(Invariant.BALANCES_ARE_AS_PREDICTED));
        Figures.put("auditor looked at scores and pay", report.checked(Invariant.REWARDS_ARE_AS_PREDICTED));
        Invariants.checked("S11", report.checked(Invariant.NO_STALE_QUOTE));
        Invariants.checked("S12", report.checked(Invariant.POSITION_IS_THE_VENUES));
    }

    @Test
    void manyAtOnceComeToTheSameAsOneByOne() {
        Sweep one = new Sweep(seed -> WorldPlan.swarm(seed, SECONDS, MARKETS), 1);
        Sweep two = new Sweep(seed -> WorldPlan.swarm(seed, SECONDS, MARKETS), THREADS);
        SweepReport alone = one.run(7, 12);
        SweepReport together = two.run(7, 12);
        assertEquals(alone.events(), together.events());
        assertEquals(alone.places(), together.places());
        assertEquals(alone.fills(), together.fills());
    }
}
