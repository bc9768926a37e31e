package io.tapemaker.engine.domain.orders;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.engine.domain.orders.TradeStream.Planted;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "orders.fills",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "Over random answers, trades, failures and repetitions: settled shares are the confirmed trades, "
                + "failed ones are reversed once, and the worst case covers every outcome",
        invariants = {"position.equals-account", "orders.state-restores"})
final class FillPropertiesTest {

    private static final int STEPS = 24;
    private static final int SEEDS_TO_FIND = 200;

    @Property
    void positionsEqualThePlainAccount(@ForAll long seed) {
        TradeStream stream = new TradeStream(new OrderWorld(OrderWorld.FREE), seed, Planted.NONE);
        for (int i = 0; i < STEPS; i++) {
            stream.step();
            stream.step();
            assertEquals("", stream.difference());
        }
        Invariants.checked("position.equals-account", stream.checks);
    }

    /** At any point the state is written and read, and both go on the same. */
    @Property
    void aRestoredStateGoesOnTheSame(@ForAll long seed, @ForAll @IntRange(max = STEPS) int at) {
        OrderWorld world = new OrderWorld(OrderWorld.FREE);
        TradeStream stream = new TradeStream(world, seed, Planted.NONE);
        for (int i = 0; i < at; i++) {
            stream.step();
        }
        OrderWorld twin = world.restored();
        assertArrayEquals(world.state(), twin.state());
        TradeStream rest = new TradeStream(world, ~seed, Planted.NONE);
        TradeStream twinsRest = new TradeStream(twin, ~seed, Planted.NONE);
        for (int i = at; i < STEPS; i++) {
            rest.step();
            twinsRest.step();
        }
        assertArrayEquals(world.state(), twin.state());
        Invariants.checked("orders.state-restores", 2);
    }

    /** Negative control: each planted fault is found, and soon. */
    @Test
    void plantedFaultsAreFound() {
        for (Planted planted : Planted.values()) {
            int seeds = seedsUntilFound(planted);
            if (planted == Planted.NONE) {
                assertEquals(SEEDS_TO_FIND, seeds);
            } else {
                assertNotEquals(SEEDS_TO_FIND, seeds, planted.name());
                Figures.put("seedsUntilFound." + planted, seeds);
            }
        }
    }

    private static int seedsUntilFound(Planted planted) {
        for (int seed = 0; seed < SEEDS_TO_FIND; seed++) {
            TradeStream stream = new TradeStream(new OrderWorld(OrderWorld.FREE), seed, planted);
            for (int i = 0; i < STEPS; i++) {
                stream.step();
                if (!stream.difference().isEmpty()) {
                    return seed;
                }
            }
        }
        return SEEDS_TO_FIND;
    }
}
