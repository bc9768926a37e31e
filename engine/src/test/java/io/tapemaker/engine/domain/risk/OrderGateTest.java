package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.order-gate",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Each rule of the gate refuses by its own name, exactly beyond its limit; the room says the same")
class OrderGateTest {

    private static final long SHARE = 1_000_000;
    private static final long CENT = 10_000;

    private final ExposureBook book = new ExposureBook(limits(1_000, 1_000, 1_000));
    private final KillSwitch kill = new KillSwitch(true, 1_000);
    private final OrderGate gate = new OrderGate(book, kill);
    private final MarketExposure exposure = new MarketExposure();
    private final Room room = new Room();
    private final EnumSet<RiskVerdict> seen = EnumSet.noneOf(RiskVerdict.class);

    OrderGateTest() {
        kill.executorArmed(true, 0);
        book.know(2);
    }

    /** Per order 100 shares and 50 dollars, per market 200 shares and 120 dollars, 5 orders; the rest as given. */
    private static ExposureLimits limits(long groupLoss, long groupNotional, long total) {
        return new ExposureLimits(
                new ExposureLimits.PerOrder(100 * SHARE, 50 * SHARE),
                new ExposureLimits.PerMarket(200 * SHARE, 120 * SHARE),
                new ExposureLimits.PerGroup(groupLoss * SHARE, groupNotional * SHARE),
                new ExposureLimits.Total(total * SHARE, 5));
    }

    private RiskVerdict check(Regime regime, int slot, Side side, long priceE4, long sizeE6) {
        RiskVerdict verdict = gate.check(new OrderFacts().set(0, regime, slot, side, priceE4, sizeE6));
        seen.add(verdict);
        return verdict;
    }

    private RiskVerdict buy(long priceE4, long sizeE6) {
        return check(Regime.NORMAL, 0, Side.BUY, priceE4, sizeE6);
    }

    private void held(long first, long firstCost, long second, long secondCost) {
        exposure.clear();
        exposure.held(0, first * SHARE, firstCost * SHARE);
        exposure.held(1, second * SHARE, secondCost * SHARE);
        book.set(0, exposure);
    }

    @Test
    void everyVerdictHasItsRule() {
        ordersOfNoShapeAreRefused();
        aClosedGateRefusesEverything();
        regimesAreKept();
        ordersAreBounded();
        marketsAreBounded();
        groupsAreBounded();
        theTotalIsBounded();
        Figures.put("verdictsSeen", seen.size());
        assertEquals(EnumSet.allOf(RiskVerdict.class), seen);
        long codes = seen.stream().mapToInt(RiskVerdict::code).distinct().count();
        assertEquals(RiskVerdict.values().length, codes);
    }

    @Test
    void ordersOfNoShapeAreRefused() {
        OrderFacts facts = new OrderFacts();
        assertEquals(RiskVerdict.MALFORMED, gate.check(facts));
        assertEquals(RiskVerdict.PASSED, gate.check(facts.set(2, Regime.NORMAL, 0, Side.BUY, 1, SHARE)));
        assertEquals(RiskVerdict.MALFORMED, gate.check(facts.set(3, Regime.NORMAL, 0, Side.BUY, 1, SHARE)));
        assertEquals(RiskVerdict.MALFORMED, gate.check(facts.set(-1, Regime.NORMAL, 0, Side.BUY, 1, SHARE)));
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 1, Side.BUY, 5_000, CENT));
        assertEquals(RiskVerdict.MALFORMED, check(Regime.NORMAL, 2, Side.BUY, 5_000, CENT));
        assertEquals(RiskVerdict.MALFORMED, check(Regime.NORMAL, -1, Side.BUY, 5_000, CENT));
        assertEquals(RiskVerdict.MALFORMED, buy(0, CENT));
        assertEquals(RiskVerdict.PASSED, buy(1, CENT));
        assertEquals(RiskVerdict.PASSED, buy(9_999, CENT));
        assertEquals(RiskVerdict.MALFORMED, buy(10_000, CENT));
        assertEquals(RiskVerdict.MALFORMED, buy(5_000, 0));
        assertEquals(RiskVerdict.MALFORMED, buy(5_000, -CENT));
        assertEquals(RiskVerdict.MALFORMED, buy(5_000, CENT + 1));
        assertEquals(RiskVerdict.ORDER_SIZE, buy(5_000, Money.MAX_SHARES_E6));
        assertEquals(RiskVerdict.MALFORMED, buy(5_000, Money.MAX_SHARES_E6 + CENT));
    }

    @Test
    void aClosedGateRefusesEverything() {
        KillSwitch waiting = new KillSwitch(true, 1_000);
        RiskVerdict verdict =
                new OrderGate(book, waiting).check(new OrderFacts().set(0, Regime.NORMAL, 0, Side.BUY, 1, CENT));
        assertEquals(RiskVerdict.EXECUTOR_NOT_ARMED, verdict);
        seen.add(verdict);
        kill.trip(KillTrigger.OPERATOR, 0, 5);
        assertEquals(RiskVerdict.KILL_LATCHED, buy(5_000, CENT));
        assertEquals(RearmVerdict.REARMED, kill.rearm());
        assertEquals(RiskVerdict.PASSED, buy(5_000, CENT));
    }

    @Test
    void regimesAreKept() {
        for (Regime regime : Regime.values()) {
            RiskVerdict verdict = check(regime, 0, Side.BUY, 5_000, CENT);
            RiskVerdict expected =
                    switch (regime) {
                        case NORMAL, WIDE -> RiskVerdict.PASSED;
                        case REDUCE_ONLY -> RiskVerdict.REDUCE_ONLY;
                        case PULLED, HALTED -> RiskVerdict.MARKET_PULLED;
                    };
            assertEquals(expected, verdict);
        }
        held(30, 15, 0, 0);
        assertEquals(RiskVerdict.PASSED, check(Regime.REDUCE_ONLY, 0, Side.SELL, 5_000, 30 * SHARE));
        assertEquals(RiskVerdict.PASSED, check(Regime.REDUCE_ONLY, 1, Side.BUY, 5_000, 30 * SHARE));
        assertEquals(RiskVerdict.REDUCE_ONLY, check(Regime.REDUCE_ONLY, 1, Side.BUY, 5_000, 30 * SHARE + CENT));
        book.add(0, 0, Side.SELL, 5_000, 10 * SHARE);
        assertEquals(RiskVerdict.PASSED, check(Regime.REDUCE_ONLY, 1, Side.BUY, 5_000, 20 * SHARE));
        assertEquals(RiskVerdict.REDUCE_ONLY, check(Regime.REDUCE_ONLY, 1, Side.BUY, 5_000, 20 * SHARE + CENT));
        held(0, 0, 0, 0);
    }

    @Test
    void ordersAreBounded() {
        assertEquals(RiskVerdict.PASSED, buy(5_000, 100 * SHARE));
        assertEquals(RiskVerdict.ORDER_SIZE, buy(1, 100 * SHARE + CENT));
        assertEquals(RiskVerdict.ORDER_NOTIONAL, buy(5_001, 100 * SHARE));
        held(20, 10, 0, 0);
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 0, Side.SELL, 5_000, 20 * SHARE));
        assertEquals(RiskVerdict.NOT_HELD, check(Regime.NORMAL, 0, Side.SELL, 5_000, 20 * SHARE + CENT));
        assertEquals(RiskVerdict.NOT_HELD, check(Regime.NORMAL, 1, Side.SELL, 5_000, CENT));
        held(0, 0, 0, 0);
    }

    @Test
    void marketsAreBounded() {
        held(150, 75, 0, 0);
        assertEquals(RiskVerdict.PASSED, buy(100, 50 * SHARE));
        assertEquals(RiskVerdict.MARKET_SHARES, buy(100, 50 * SHARE + CENT));
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 1, Side.BUY, 4_500, 100 * SHARE));
        assertEquals(RiskVerdict.MARKET_NOTIONAL, check(Regime.NORMAL, 1, Side.BUY, 4_501, 100 * SHARE));
        held(0, 0, 150, 75);
        assertEquals(RiskVerdict.MARKET_SHARES, check(Regime.NORMAL, 1, Side.BUY, 100, 50 * SHARE + CENT));
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 1, Side.SELL, 5_000, 100 * SHARE));
        held(0, 0, 0, 0);
    }

    @Test
    void groupsAreBounded() {
        book.group(0, true);
        book.join(0, 0, true);
        book.join(1, 0, true);
        book.limits(limits(60, 90, 1_000));
        exposure.clear();
        exposure.order(0, Side.BUY, 5_000, 100 * SHARE);
        book.set(1, exposure);
        assertEquals(50 * SHARE, book.groupLossE6(0));
        assertEquals(RiskVerdict.PASSED, buy(1_000, 100 * SHARE));
        assertEquals(RiskVerdict.GROUP_LOSS, buy(1_001, 100 * SHARE));
        // The other market's YES and this one's NO cannot both cost us: only one of them may lose.
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 1, Side.BUY, 1_000, 100 * SHARE));
        assertEquals(RiskVerdict.GROUP_LOSS, check(Regime.NORMAL, 1, Side.BUY, 1_001, 100 * SHARE));
        book.limits(limits(90, 90, 1_000));
        assertEquals(RiskVerdict.PASSED, buy(4_000, 100 * SHARE));
        book.limits(limits(90, 89, 1_000));
        assertEquals(RiskVerdict.GROUP_NOTIONAL, buy(4_000, 100 * SHARE));
        exposure.clear();
        book.set(1, exposure);
        book.join(0, ExposureBook.NO_GROUP, true);
        book.limits(limits(1_000, 1_000, 1_000));
    }

    @Test
    void theTotalIsBounded() {
        book.limits(limits(1_000, 1_000, 80));
        book.add(1, 1, Side.BUY, 5_000, 100 * SHARE);
        assertEquals(RiskVerdict.PASSED, buy(3_000, 100 * SHARE));
        assertEquals(RiskVerdict.TOTAL_NOTIONAL, buy(3_001, 100 * SHARE));
        for (int i = 0; i < 3; i++) {
            book.add(2, 0, Side.BUY, 100, CENT);
        }
        assertEquals(RiskVerdict.PASSED, buy(100, CENT));
        book.add(2, 0, Side.BUY, 100, CENT);
        assertEquals(RiskVerdict.OPEN_ORDERS, buy(100, CENT));
        assertEquals(5, book.openOrders());
        book.limits(limits(1_000, 1_000, 1_000));
    }

    /** A limit was lowered below what is held: what makes nothing worse still passes, and nothing else. */
    @Test
    void beyondALoweredLimitOnlyWhatMakesNothingWorsePasses() {
        held(100, 60, 0, 0);
        book.limits(limits(10, 1_000, 1_000));
        assertEquals(RiskVerdict.GROUP_LOSS, buy(100, CENT));
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 0, Side.SELL, 5_000, 100 * SHARE));
        assertEquals(RiskVerdict.PASSED, check(Regime.NORMAL, 1, Side.BUY, 4_000, 100 * SHARE));
        book.room(0, book.of(0), Regime.NORMAL, true, true, room);
        assertEquals(0, room.buyE6(true, 5_000));
        assertTrue(room.buyE6(false, 6_000) > 0);
        held(0, 0, 0, 0);
    }

    @Test
    void moneyIsSplitBetweenTheSidesThatBuy() {
        held(50, 20, 0, 0);
        book.room(0, book.of(0), Regime.NORMAL, true, true, room);
        assertEquals(50 * SHARE, room.notionalE6(true));
        assertEquals(50 * SHARE, room.notionalE6(false));
        assertEquals(100 * SHARE, room.sharesE6(true));
        assertEquals(100 * SHARE, room.buyE6(true, 4_000));
        assertEquals(62_500_000, room.buyE6(true, 8_000));
        // At 20 cents for the first token the second costs 80.
        assertEquals(62_500_000, room.buyE6(false, 2_000));
        assertEquals(50 * SHARE, room.sellE6(false, 4_000));
        assertEquals(0, room.sellE6(true, 4_000));
        assertEquals(5, room.orders());
        book.room(0, book.of(0), Regime.NORMAL, true, false, room);
        assertEquals(100 * SHARE, room.notionalE6(true));
        assertEquals(0, room.notionalE6(false));
        assertEquals(0, room.buyE6(false, 4_000));
        assertEquals(50 * SHARE, room.sellE6(false, 4_000));
        book.room(0, book.of(0), Regime.REDUCE_ONLY, true, true, room);
        assertEquals(0, room.sharesE6(true));
        assertEquals(50 * SHARE, room.sharesE6(false));
        book.room(0, book.of(0), Regime.PULLED, true, true, room);
        assertEquals(0, room.sharesE6(false));
        assertEquals(0, room.buyE6(false, 4_000));
        assertEquals(0, room.sellE6(false, 4_000));
        held(0, 0, 0, 0);
    }

    /** What will be replaced is left out of what is assumed, and so leaves room. */
    @Test
    void roomIsThatOfTheAssumedExposure() {
        for (int i = 0; i < 5; i++) {
            book.add(0, 0, Side.BUY, 2_000, 40 * SHARE);
        }
        book.room(0, book.of(0), Regime.NORMAL, true, false, room);
        assertEquals(0, room.orders());
        assertEquals(0, room.sharesE6(true));
        assertEquals(0, room.notionalE6(true));
        exposure.clear();
        exposure.order(0, Side.BUY, 2_000, 40 * SHARE);
        book.room(0, exposure, Regime.NORMAL, true, false, room);
        assertEquals(4, room.orders());
        assertEquals(100 * SHARE, room.sharesE6(true));
        assertEquals(112 * SHARE, room.notionalE6(true));
        assertEquals(100 * SHARE, room.buyE6(true, 5_000));
        assertEquals(200 * SHARE, book.of(0).upSharesE6());
    }

    @Test
    void marketsAndGroupsAreSmallIndexes() {
        assertThrows(IllegalArgumentException.class, () -> book.know(-1));
        assertThrows(IllegalArgumentException.class, () -> book.know(ExposureBook.MAX_MARKETS));
        assertThrows(IllegalArgumentException.class, () -> book.group(-1, true));
        assertThrows(IllegalArgumentException.class, () -> book.group(ExposureBook.MAX_MARKETS, true));
        assertEquals(3, book.marketCount());
        book.know(1);
        assertEquals(3, book.marketCount());
        assertFalse(kill.latched());
    }
}
