package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.sequences",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Over random orders, fills, settlements and limits the worst case, found by trying everything, "
                + "never passes a limit if every order went through the gate; what the room allows always passes",
        invariants = {"risk.worst-case-within-limits", "risk.book-equals-enumeration"})
class RiskSequencesTest {

    private static final int STEPS = 24;
    private static final Set<RiskVerdict> NONE = EnumSet.noneOf(RiskVerdict.class);

    private static long placed;
    private static long refused;

    @Property(afterFailure = AfterFailureMode.SAMPLE_FIRST)
    void theWorstCaseNeverPassesALimit(@ForAll long seed) {
        RiskWorld world = new RiskWorld(seed, NONE);
        for (int i = 0; i < STEPS; i++) {
            assertEquals("", world.step());
            assertArrayEquals(world.measured(), world.booked());
        }
        long[] measures = world.measured();
        long[] withProfit = world.measures(true);
        for (int k = 0; k < measures.length; k++) {
            assertTrue(withProfit[k] <= measures[k], "what sales really bring can only make it better");
        }
        placed += world.placed;
        refused += world.refused;
        Figures.put("ordersPlaced", placed);
        Figures.put("ordersRefused", refused);
        Invariants.checked("risk.worst-case-within-limits", (long) STEPS * world.booked().length);
        Invariants.checked("risk.book-equals-enumeration", (long) STEPS * world.booked().length);
    }

    @Property(tries = 1_000)
    void aRestoredBookIsTheSame(@ForAll long seed) {
        RiskWorld world = new RiskWorld(seed, NONE);
        for (int i = 0; i < STEPS; i++) {
            world.step();
        }
        StateWriter out = new StateWriter();
        world.book.write(out);
        ExposureBook twin = new ExposureBook(world.book.limits());
        twin.join(0, 3, false);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        StateWriter again = new StateWriter();
        twin.write(again);
        assertArrayEquals(out.toByteArray(), again.toByteArray());
        assertEquals(world.book.notionalE6(), twin.notionalE6());
        assertEquals(world.book.openOrders(), twin.openOrders());
        for (int market = 0; market < RiskWorld.MARKETS; market++) {
            assertEquals(world.book.groupLossE6(market), twin.groupLossE6(market));
            assertEquals(world.book.groupNotionalE6(market), twin.groupNotionalE6(market));
        }
    }

    /** Negative control: a gate without one of its rules is found out, for each rule. */
    @Test
    void eachMissingRuleIsSeen() {
        Set<RiskVerdict> rules = EnumSet.range(RiskVerdict.REDUCE_ONLY, RiskVerdict.OPEN_ORDERS);
        for (RiskVerdict rule : rules) {
            long seeds = seedsUntilSeen(rule);
            Figures.put("seedsToSee." + rule, seeds);
            assertTrue(seeds <= 2_000, rule + " was not missed");
        }
        assertEquals(10, rules.size());
    }

    private static long seedsUntilSeen(RiskVerdict rule) {
        for (long seed = 1; seed <= 2_000; seed++) {
            RiskWorld world = new RiskWorld(seed, EnumSet.of(rule));
            for (int i = 0; i < STEPS; i++) {
                if (breaks(world)) {
                    return seed;
                }
            }
        }
        return Long.MAX_VALUE;
    }

    private static boolean breaks(RiskWorld world) {
        try {
            return !world.step().isEmpty();
        } catch (AssertionError seen) {
            return true;
        }
    }
}
