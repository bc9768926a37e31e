package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.conservation",
        milestone = Milestone.M1,
        kind = ProofKind.PROPERTY,
        title = "Whatever happens to the venue, no dollar and no token is made or lost, at every step",
        invariants = "venue.nothing-is-lost")
class VenueConservationTest {

    private static final int CALLS = 60;

    @Property(tries = 4_000, shrinking = ShrinkingMode.OFF)
    void nothingIsMadeOrLost(@ForAll long seed) {
        RandomCalls calls = new RandomCalls(seed, 4_000);
        for (int i = 0; i < CALLS; i++) {
            calls.next();
            List<String> faults = calls.kit.operator.faults();
            assertEquals(List.of(), faults, () -> "seed " + seed);
        }
        Invariants.checked("venue.nothing-is-lost", CALLS);
    }

    /** The random calls do reach what they are meant to reach. */
    @Test
    void everyOutcomeOccurs() {
        Map<MatchKind, Integer> kinds = new EnumMap<>(MatchKind.class);
        Map<TradeStatus, Integer> trades = new EnumMap<>(TradeStatus.class);
        Map<OrderStatus, Integer> orders = new EnumMap<>(OrderStatus.class);
        int paid = 0;
        for (long seed = 0; seed < 300; seed++) {
            RandomCalls calls = new RandomCalls(seed, 4_000);
            for (int i = 0; i < CALLS; i++) {
                calls.next();
            }
            for (VenueTrade trade : calls.kit.desks.settlement().trades()) {
                trades.merge(trade.status(), 1, Integer::sum);
                trade.makers().forEach(maker -> kinds.merge(maker.kind(), 1, Integer::sum));
            }
            paid += (int) calls.kit.operator.payouts().stream()
                    .filter(payout -> payout.paidE6() > 0)
                    .count();
            calls.kit.desks.floor().orders().forEach(order -> orders.merge(order.status(), 1, Integer::sum));
        }
        assertEquals(MatchKind.values().length, kinds.size(), kinds.toString());
        assertEquals(TradeStatus.values().length, trades.size(), trades.toString());
        assertEquals(OrderStatus.values().length, orders.size(), orders.toString());
        assertTrue(paid > 0, "nobody was paid");
        Figures.put("payoutsIn300Runs", paid);
        Figures.put("matchKindsIn300Runs", kinds.toString());
        Figures.put("tradesIn300Runs", trades.toString());
        Figures.put("ordersIn300Runs", orders.toString());
    }

    @Test
    void aFailedTradeReversedTwiceIsFound() {
        assertFound(kit -> {
            VenueTrade trade = someTrade(kit);
            kit.desks.floor().ledger().reverse(trade.market(), trade.legs());
        });
    }

    @Test
    void aFeeThatNobodyGetsIsFound() {
        assertFound(kit -> kit.desks.floor().ledger().fees().move(-1));
    }

    @Test
    void aTokenFromNothingIsFound() {
        assertFound(kit -> kit.desks.floor().ledger().token(1, VenueKit.YES).move(1));
    }

    @Test
    void aMintWithoutCollateralIsFound() {
        assertFound(kit -> {
            VenueTrade trade = someTrade(kit);
            List<Leg> backing = trade.legs().stream()
                    .filter(leg -> leg.holder() == Ledger.COLLATERAL)
                    .toList();
            assertTrue(!backing.isEmpty(), "the trade of this test mints");
            kit.desks.floor().ledger().reverse(trade.market(), backing);
        });
    }

    @Test
    void aLevelThatIsNotThereIsFound() {
        assertFound(kit -> {
            VenueOrder resting = kit.desks.floor().account(0).open().iterator().next();
            kit.desks.floor().room(resting).resting().remove(resting);
            kit.desks.floor().room(resting).levelMayHaveChanged(resting);
        });
    }

    @Test
    void anOrderThatNobodyCanPayIsFound() {
        assertFound(kit -> {
            long allE6 = kit.venue.dollars(0).availableE6();
            kit.desks.floor().ledger().bringIn(0, -allE6);
        });
    }

    private static VenueTrade someTrade(VenueKit kit) {
        return kit.desks.settlement().trades().iterator().next();
    }

    /** Nothing is wrong before the fault is planted, and something is afterwards. */
    private static void assertFound(Consumer<VenueKit> fault) {
        VenueKit kit = VenueKit.open(2, 1_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 5_000, 100);
        kit.put(1, VenueKit.NO, Side.BUY, 5_000, 40);
        assertEquals(List.of(), kit.operator.faults());
        fault.accept(kit);
        assertTrue(!kit.operator.faults().isEmpty(), "the planted fault was not found");
    }
}
