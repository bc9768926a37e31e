package io.tapemaker.engine.domain.signals;

import static io.tapemaker.engine.domain.signals.SignalEvent.levels;
import static io.tapemaker.engine.domain.signals.SignalFlow.SECOND_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signals.market",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Fair value, flow, markouts, jumps and sweeps of small markets are the ones computed by hand")
class MarketSignalsTest {

    private static final long SHARE_E6 = 1_000_000;
    private static final long MIN_E6 = 50 * SHARE_E6;
    private static final long T0 = 1_790_000_000L * SECOND_NS;
    private static final double CLOSE = 1e-9;

    private final MarketSignals signals = new MarketSignals(new SignalSettings(
            new SignalSettings.Volatilities(
                    new SignalSettings.Volatility(100 * SECOND_NS, SECOND_NS, 300, 100 * SECOND_NS),
                    new SignalSettings.Volatility(100 * SECOND_NS, 100 * SECOND_NS, 300, 100 * SECOND_NS)),
            new SignalSettings.Flow(100 * SECOND_NS, 36, 100 * SECOND_NS, 50 * SHARE_E6, 4),
            new SignalSettings.Markout(
                    SignalSettings.MAX_TIME_NS,
                    30 * SECOND_NS,
                    300 * SECOND_NS,
                    SECOND_NS / 10,
                    3,
                    new SignalSettings.LossPrior(50, 1, 0)),
            new SignalSettings.OwnFills(3, 4_800 * SECOND_NS),
            new SignalSettings.Jump(200, 10 * SECOND_NS, 60 * SECOND_NS),
            new SignalSettings.Sweep(
                    1_000 * SHARE_E6,
                    SECOND_NS / 4,
                    new SignalSettings.Collapse(200, 6_000, 300 * SHARE_E6, 5 * SECOND_NS),
                    60 * SECOND_NS),
            new SignalSettings.Steps(
                    2 * SECOND_NS,
                    100 * SECOND_NS,
                    0,
                    new SignalSettings.StepPrior(0, 0, SECOND_NS),
                    new SignalSettings.Returns(100 * SECOND_NS, 10))));

    private static long at(double seconds) {
        return T0 + (long) (seconds * SECOND_NS);
    }

    /** A book around a fair value, deep enough for nothing to collapse. */
    private void fair(long fairE4, double seconds) {
        signals.onBook(levels(fairE4 - 100, 1_000), levels(fairE4 + 100, 1_000), MIN_E6, at(seconds));
    }

    private void print(Side taker, long shares, double seconds) {
        signals.onPrint(taker, 5_000, shares * SHARE_E6, at(seconds));
    }

    @Test
    void pricesOfABook() {
        signals.onBook(levels(4_900, 10, 4_800, 100), levels(5_100, 300), MIN_E6, T0);
        assertEquals(4_900, signals.bestBidE4());
        assertEquals(5_100, signals.bestAskE4());
        assertEquals(9_900, signals.fairValueX2E4());
        // (4,800 * 300 + 5,100 * 100) / 400: the crumb at 4,900 counts for nothing.
        assertEquals(4_875, signals.micropriceE4(), CLOSE);
        signals.onBook(levels(), levels(5_100, 300), MIN_E6, T0 + 1);
        assertEquals(0, signals.bestBidE4());
        assertEquals(0, signals.fairValueX2E4());
        assertEquals(0, signals.micropriceE4());
        assertEquals(9_900, signals.lastFairValueX2E4());
        assertEquals(T0 + 1, signals.lastBookNs());
        signals.onTick(T0 + 2);
        assertEquals(T0 + 1, signals.lastBookNs());
        assertEquals(T0 + 2, signals.lastEventNs());
    }

    @Test
    void flow() {
        assertEquals(0.01, signals.tradesPerSecond(Side.BUY), CLOSE);
        assertEquals(50 * SHARE_E6, signals.meanTradeSizeE6(Side.BUY), CLOSE);
        print(Side.BUY, 80, 0);
        signals.onTick(at(100));
        // Half a trade in 72.13 seconds, and one in 100 by the prior.
        assertEquals(0.008714103237, signals.tradesPerSecond(Side.BUY), 1e-11);
        assertEquals(1 / 172.134752044448, signals.tradesPerSecond(Side.SELL), 1e-11);
        // (0.5 * 80 + 4 * 50) / 4.5
        assertEquals(240 / 4.5 * SHARE_E6, signals.meanTradeSizeE6(Side.BUY), 1e-3);
        signals.onPrint(Side.BUY, 0, SHARE_E6, at(100));
        signals.onPrint(Side.BUY, 5_000, 0, at(100));
        signals.onPrint(Side.BUY, 10_000, SHARE_E6, at(100));
        assertEquals(3, signals.count(SignalCounter.PRINTS_REFUSED));
        assertEquals(0.008714103237, signals.tradesPerSecond(Side.BUY), 1e-11);
    }

    @Test
    void volatility() {
        assertEquals(3, signals.volatilityE4(), CLOSE);
        fair(5_000, 0);
        fair(5_010, 10);
        signals.onTick(at(100));
        // A move of 10 now and the prior's 9 over 100 seconds, over 72.13 + 100 seconds.
        assertEquals(StrictMath.sqrt(1_000 / 172.134752044448), signals.volatilityE4(), CLOSE);
    }

    /** A value that flickers within the sample time is none; one that stays is, however many books say it. */
    @Test
    void flickerIsNoVolatility() {
        MarketSignals calm = new MarketSignals(SignalSettings.DEFAULTS);
        for (int i = 0; i < 1_000; i++) {
            long fairE4 = i % 2 == 0 ? 5_000 : 5_010;
            calm.onBook(levels(fairE4 - 100, 100), levels(fairE4 + 100, 100), MIN_E6, T0 + i * SECOND_NS / 2);
        }
        assertTrue(calm.volatilityE4() < 3);
    }

    @Test
    void markoutOfPrints() {
        print(Side.BUY, 50, 0);
        assertEquals(1, signals.count(SignalCounter.PRINTS_WITHOUT_FAIR));
        fair(5_000, 0);
        print(Side.BUY, 50, 1);
        print(Side.SELL, 50, 1);
        fair(5_020, 10);
        signals.onTick(at(30.9));
        assertEquals(50, signals.adverseMoveE4(Side.BUY, MarketSignals.SHORT_HORIZON), CLOSE);
        signals.onTick(at(31));
        // (0.5 * 20 + 50) / 1.5 for the maker who sold, (0.5 * -20 + 50) / 1.5 for the one who bought.
        assertEquals(40, signals.adverseMoveE4(Side.BUY, MarketSignals.SHORT_HORIZON), CLOSE);
        assertEquals(40 / 1.5, signals.adverseMoveE4(Side.SELL, MarketSignals.SHORT_HORIZON), CLOSE);
        assertEquals(50, signals.adverseMoveE4(Side.BUY), CLOSE);
        fair(5_200, 301);
        // Due before this book was taken over: against 5,020 still.
        assertEquals(40, signals.adverseMoveE4(Side.BUY, MarketSignals.LONG_HORIZON), CLOSE);
        assertEquals(40, signals.adverseMoveE4(Side.BUY), 1e-3);
        assertEquals(0, signals.pendingPrints());
    }

    /** The book after a trade comes before its print, so the move starts at the fair value of a moment before. */
    @Test
    void aPrintIsMeasuredFromBeforeItsBook() {
        fair(5_000, 0);
        fair(5_060, 9.96);
        print(Side.BUY, 100, 10);
        signals.onTick(at(40));
        assertEquals((60 + 50) / 2.0, signals.adverseMoveE4(Side.BUY, MarketSignals.SHORT_HORIZON), CLOSE);
    }

    @Test
    void tooManyPrintsAreResolvedEarly() {
        fair(5_000, 0);
        print(Side.BUY, 100, 1);
        fair(5_030, 2);
        print(Side.SELL, 1, 3);
        print(Side.SELL, 1, 3);
        assertEquals(50, signals.adverseMoveE4(Side.BUY), CLOSE);
        print(Side.SELL, 1, 3);
        assertEquals(40, signals.adverseMoveE4(Side.BUY, MarketSignals.SHORT_HORIZON), CLOSE);
        assertEquals(40, signals.adverseMoveE4(Side.BUY, MarketSignals.LONG_HORIZON), CLOSE);
        assertEquals(1, signals.count(SignalCounter.PRINTS_RESOLVED_EARLY));
        assertEquals(3, signals.pendingPrints());
    }

    @Test
    void costOfOwnFills() {
        fair(5_000, 0);
        assertTrue(signals.onOwnFill(1, Side.BUY, 5_000, 100 * SHARE_E6, at(0)));
        fair(4_800, 29);
        signals.onTick(at(30));
        assertEquals(2_000_000, signals.ownMarkoutCostE6(MarketSignals.SHORT_HORIZON));
        assertEquals(0, signals.ownMarkoutCostE6(MarketSignals.LONG_HORIZON));
        fair(5_100, 31);
        signals.onTick(at(300));
        assertEquals(-1_000_000, signals.ownMarkoutCostE6(MarketSignals.LONG_HORIZON));
        assertEquals(2_000_000, signals.ownMarkoutCostE6());
        assertTrue(signals.onOwnFill(2, Side.SELL, 5_000, 10 * SHARE_E6, at(300)));
        signals.onTick(at(600));
        assertEquals(2_100_000, signals.ownMarkoutCostE6(MarketSignals.SHORT_HORIZON));
        assertEquals(-900_000, signals.ownMarkoutCostE6(MarketSignals.LONG_HORIZON));
        // The window of 4,800 seconds, and its step of 100.
        signals.onTick(at(30 + 4_800));
        assertEquals(2_100_000, signals.ownMarkoutCostE6());
        signals.onTick(at(30 + 4_900));
        assertEquals(100_000, signals.ownMarkoutCostE6());
        signals.onTick(at(20_000));
        assertEquals(0, signals.ownMarkoutCostE6());
    }

    @Test
    void aFractionOfAMillionthIsRoundedAgainstUs() {
        assertEquals(1, OwnFillMarkouts.costE6(1, 10_000));
        assertEquals(0, OwnFillMarkouts.costE6(-1, 10_000));
        assertEquals(-1, OwnFillMarkouts.costE6(-2, 10_000));
        assertEquals(10_000 * SHARE_E6, OwnFillMarkouts.costE6(20_000, 10_000 * SHARE_E6));
    }

    @Test
    void aFailedFillGoesExactlyOnceWhereverItStands() {
        fair(5_000, 0);
        signals.onOwnFill(1, Side.BUY, 5_000, 100 * SHARE_E6, at(0));
        signals.onOwnFill(2, Side.BUY, 5_000, 100 * SHARE_E6, at(0));
        signals.onOwnFill(3, Side.BUY, 5_000, 100 * SHARE_E6, at(0));
        fair(4_900, 1);
        assertTrue(signals.onOwnFillReversed(1, at(2)));
        signals.onTick(at(30));
        assertEquals(2_000_000, signals.ownMarkoutCostE6());
        assertTrue(signals.onOwnFillReversed(2, at(31)));
        assertEquals(1_000_000, signals.ownMarkoutCostE6());
        signals.onTick(at(300));
        assertTrue(signals.onOwnFillReversed(3, at(301)));
        assertEquals(0, signals.ownMarkoutCostE6(MarketSignals.SHORT_HORIZON));
        assertEquals(0, signals.ownMarkoutCostE6(MarketSignals.LONG_HORIZON));
        for (long id = 0; id <= 4; id++) {
            assertFalse(signals.onOwnFillReversed(id, at(302)));
        }
        assertFalse(signals.onOwnFill(3, Side.BUY, 5_000, SHARE_E6, at(303)));
        assertEquals(3, signals.count(SignalCounter.FILLS_REVERSED));
        assertEquals(5, signals.count(SignalCounter.REVERSALS_REFUSED));
        assertEquals(1, signals.count(SignalCounter.FILLS_REPEATED));
        assertEquals(0, signals.ownMarkoutCostE6());
    }

    @Test
    void aForgottenFillKeepsItsCost() {
        signals.onOwnFill(9, Side.BUY, 5_000, SHARE_E6, at(0));
        signals.onTick(at(30));
        assertEquals(1, signals.count(SignalCounter.FILLS_WITHOUT_FAIR));
        fair(4_900, 31);
        for (long id = 1; id <= 4; id++) {
            signals.onOwnFill(id, Side.BUY, 5_000, 100 * SHARE_E6, at(40));
        }
        assertEquals(2, signals.count(SignalCounter.FILLS_RESOLVED_EARLY));
        assertEquals(3, signals.rememberedFills());
        assertEquals(1_000_000, signals.ownMarkoutCostE6(MarketSignals.SHORT_HORIZON));
        assertEquals(1_010_000, signals.ownMarkoutCostE6(MarketSignals.LONG_HORIZON));
        assertFalse(signals.onOwnFillReversed(1, at(41)));
        assertEquals(1_010_000, signals.ownMarkoutCostE6());
    }

    @Test
    void jumps() {
        fair(5_000, 0);
        fair(5_100, 4);
        fair(5_200, 8);
        assertFalse(signals.isJump());
        assertEquals(0, signals.jumpUntilNs());
        fair(5_210, 9);
        assertTrue(signals.isJump());
        assertEquals(at(69), signals.jumpUntilNs());
        signals.onTick(at(69) - 1);
        assertTrue(signals.isJump());
        signals.onTick(at(69));
        assertFalse(signals.isJump());
        // As far again, but slowly; as far as allowed, at once; and one farther, downwards.
        fair(5_310, 80);
        fair(5_410, 91);
        fair(5_510, 102);
        fair(5_710, 200);
        assertEquals(1, signals.count(SignalCounter.JUMPS));
        fair(5_509, 224);
        assertEquals(2, signals.count(SignalCounter.JUMPS));
        assertEquals(at(284), signals.jumpUntilNs());
    }

    @Test
    void sweepsByPrints() {
        fair(5_000, 0);
        print(Side.SELL, 600, 1);
        print(Side.BUY, 600, 1.1);
        print(Side.SELL, 400, 1.25);
        assertFalse(signals.isSweep());
        print(Side.SELL, 1, 1.5);
        assertTrue(signals.isSweep());
        assertEquals(at(61.5), signals.sweepUntilNs(Side.SELL));
        assertEquals(0, signals.sweepUntilNs(Side.BUY));
        assertEquals(1, signals.count(SignalCounter.PRINT_SWEEPS));
        print(Side.BUY, 600, 1.6);
        assertEquals(0, signals.sweepUntilNs(Side.BUY));
    }

    /** The touch goes along with a sweep, and behind the new one there is as much as there was. */
    @Test
    void aSweptBookHasCollapsed() {
        LevelArray asks = levels(5_100, 1_000);
        signals.onBook(levels(4_900, 500, 4_800, 500, 4_600, 900, 4_500, 900), asks, MIN_E6, at(0));
        assertEquals(1_000 * SHARE_E6, signals.nearDepthE6(Side.BUY));
        assertEquals(1_000 * SHARE_E6, signals.nearDepthE6(Side.SELL));
        signals.onBook(levels(4_800, 500, 4_600, 900, 4_500, 900), asks, MIN_E6, at(1));
        assertFalse(signals.isSweep());
        signals.onBook(levels(4_600, 900, 4_500, 900), asks, MIN_E6, at(2));
        assertTrue(signals.isSweep());
        assertEquals(at(62), signals.sweepUntilNs(Side.SELL));
        assertEquals(0, signals.sweepUntilNs(Side.BUY));
        assertEquals(1, signals.count(SignalCounter.DEPTH_COLLAPSES));
    }

    @Test
    void aSlowAThinAndAnOwnWithdrawalAreNoCollapse() {
        LevelArray bids = levels(4_900, 1_000);
        signals.onBook(bids, levels(5_100, 1_000), MIN_E6, at(0));
        signals.onBook(bids, levels(5_100, 500), MIN_E6, at(4));
        signals.onBook(bids, levels(5_100, 250), MIN_E6, at(10));
        assertFalse(signals.isSweep());
        signals.onBook(bids, levels(), MIN_E6, at(20));
        assertFalse(signals.isSweep());
        signals.onBook(bids, levels(5_100, 1_000), bids, levels(5_100, 200), MIN_E6, at(30));
        signals.onBook(bids, levels(5_100, 200), bids, levels(5_100, 200), MIN_E6, at(31));
        assertFalse(signals.isSweep());
        signals.onBook(bids, levels(5_100, 1_000), MIN_E6, at(40));
        signals.onBook(bids, levels(), MIN_E6, at(41));
        assertTrue(signals.isSweep());
        assertEquals(0, signals.nearDepthE6(Side.SELL));
    }

    @Test
    void whatCannotBeIsRefused() {
        signals.onTick(at(5));
        assertThrows(IllegalArgumentException.class, () -> signals.onTick(at(4)));
        assertThrows(IllegalArgumentException.class, () -> signals.onOwnFill(1, Side.BUY, 0, SHARE_E6, at(6)));
        assertThrows(IllegalArgumentException.class, () -> signals.onOwnFill(1, Side.BUY, 10_000, SHARE_E6, at(6)));
        assertThrows(IllegalArgumentException.class, () -> signals.onOwnFill(1, Side.BUY, 1, 0, at(6)));
        assertThrows(IllegalArgumentException.class, () -> signals.onOwnFill(1, Side.BUY, 1, Long.MAX_VALUE, at(6)));
        assertEquals(0, signals.rememberedFills());
    }

    /** A print of any size that a frame can carry is taken, cut where it would overflow. */
    @Test
    void anAbsurdPrintIsCut() {
        fair(5_000, 0);
        print(Side.BUY, Long.MAX_VALUE / SHARE_E6, 1);
        print(Side.BUY, Long.MAX_VALUE / SHARE_E6, 1);
        assertTrue(signals.isSweep());
        assertTrue(signals.meanTradeSizeE6(Side.BUY) <= SignalSettings.MAX_SIZE_E6);
    }

    private double returnsE4(Side taker, double edgeE4) {
        StepLoss steps = new StepLoss();
        signals.stepLoss(taker, steps);
        return steps.e4PerDay(edgeE4);
    }

    @Test
    void aValueThatHasMovedIsExpectedBackUntilItHasStayed() {
        fair(5_000, 0);
        signals.onTick(at(1_000));
        fair(5_100, 1_000);
        // A hundred away, ten times a day: the bids pay what lies beyond their distance, and the asks nothing.
        assertEquals(1_000, returnsE4(Side.SELL, 0), CLOSE);
        assertEquals(600, returnsE4(Side.SELL, 40), CLOSE);
        assertEquals(0, returnsE4(Side.SELL, 100), CLOSE);
        assertEquals(0, returnsE4(Side.BUY, 0), CLOSE);
        signals.onTick(at(1_100));
        assertEquals(500, returnsE4(Side.SELL, 0), 1e-6);
        // Back where it was, the mean is fifty above it, and now the asks pay.
        fair(5_000, 1_100);
        assertEquals(0, returnsE4(Side.SELL, 0), CLOSE);
        assertEquals(500, returnsE4(Side.BUY, 0), 1e-6);
    }

    @Test
    void whatHasComeBackIsNoLastingMove() {
        fair(5_000, 0);
        for (int i = 0; i < 50; i++) {
            fair(i % 2 == 0 ? 5_100 : 5_000, 2 * i + 1);
        }
        signals.onTick(at(100));
        assertTrue(signals.volatilityE4() > 40, "a hundred each two seconds");
        // Its one look is after a hundred seconds, and nothing has moved: of the prior's variance of nine is left what
        // one half-life of looking leaves.
        double lastingE4 = signals.lastingVolatilityE4();
        assertEquals(9 * 100 / (100 + 50 / Math.log(2)), lastingE4 * lastingE4, 1e-6);
    }
}
