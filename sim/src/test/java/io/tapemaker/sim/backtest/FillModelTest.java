package io.tapemaker.sim.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "backtest.fill-model",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "What is filled between two quotes, by hand")
final class FillModelTest {

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long SHARE_E6 = 1_000_000L;

    private static FillModel model(Factor queue, Factor fillRate) {
        return new FillModel(new BacktestModel(Factor.ONE, queue, fillRate, Factor.ONE));
    }

    /** Of an order of 200 shares; bid and ask are the next quote's. */
    @ParameterizedTest
    @CsvSource({
        // A bid at 50 cents: others are still there, or better.
        "true, 5000, 5000, 5100, 0, 0, 0",
        "true, 5000, 5100, 5200, 0, 0, 0",
        // Met: sellers at our price, below it, and nobody else left to buy.
        "true, 5000, 4900, 5000, 200, 200, 200",
        "true, 5000, 4700, 4800, 200, 200, 200",
        "true, 5000, 0, 4900, 200, 200, 200",
        // Left behind at a midpoint of our price, below it, or at none.
        "true, 5000, 4900, 5100, 50, 100, 200",
        "true, 5000, 4800, 5100, 50, 100, 200",
        "true, 5000, 0, 5100, 50, 100, 200",
        "true, 5000, 0, 0, 50, 100, 200",
        // Left behind where a fill would have been a gain.
        "true, 5000, 4900, 5200, 0, 0, 0",
        // The same, of an ask at 52 cents.
        "false, 5200, 5000, 5200, 0, 0, 0",
        "false, 5200, 5200, 5300, 200, 200, 200",
        "false, 5200, 5400, 0, 200, 200, 200",
        "false, 5200, 5100, 5300, 50, 100, 200",
        "false, 5200, 0, 0, 50, 100, 200",
        "false, 5200, 5000, 5300, 0, 0, 0"
    })
    void whatTheNextQuoteSays(
            boolean isBid, long priceE4, long bidE4, long askE4, long atHalf, long atOne, long atTwo) {
        long[] expected = {atHalf, atOne, atTwo};
        for (Factor rate : Factor.values()) {
            long filledE6 = model(Factor.ONE, rate).passedE6(isBid, priceE4, 200 * SHARE_E6, bidE4, askE4);
            assertEquals(expected[rate.ordinal()] * SHARE_E6, filledE6, () -> "fill rate x" + rate);
        }
    }

    @Test
    void whoStandsInFront() {
        LevelArray bids = new LevelArray();
        bids.add(5_000, 300 * SHARE_E6);
        bids.add(4_950, 450 * SHARE_E6);
        bids.add(4_900, 600 * SHARE_E6);
        assertEquals(300 * SHARE_E6, model(Factor.ONE, Factor.ONE).aheadE6(bids, true, 5_000));
        assertEquals(750 * SHARE_E6, model(Factor.ONE, Factor.ONE).aheadE6(bids, true, 4_950));
        assertEquals(525 * SHARE_E6, model(Factor.HALF, Factor.ONE).aheadE6(bids, true, 4_950));
        assertEquals(1_200 * SHARE_E6, model(Factor.TWO, Factor.ONE).aheadE6(bids, true, 4_950));
        assertEquals(0, model(Factor.ONE, Factor.ONE).aheadE6(bids, true, 5_050));
        LevelArray asks = new LevelArray();
        asks.add(5_200, 300 * SHARE_E6);
        asks.add(5_250, 450 * SHARE_E6);
        assertEquals(300 * SHARE_E6, model(Factor.ONE, Factor.ONE).aheadE6(asks, false, 5_225));
        assertEquals(750 * SHARE_E6, model(Factor.ONE, Factor.ONE).aheadE6(asks, false, 5_250));
    }

    /** 4 takers x 50 x 50 x (1 / (50 + 150) - 1 / (50 + 150 + 50)) = 10 shares an hour. */
    @Test
    void whatTakersReach() {
        long ahead = 150 * SHARE_E6;
        long size = 50 * SHARE_E6;
        assertShares(10, model(Factor.ONE, Factor.ONE).reachedE6(ahead, size, HOUR_NS));
        assertShares(20, model(Factor.ONE, Factor.TWO).reachedE6(ahead, size, HOUR_NS));
        assertShares(5, model(Factor.ONE, Factor.HALF).reachedE6(ahead, size, HOUR_NS));
        assertShares(5, model(Factor.ONE, Factor.ONE).reachedE6(ahead, size, HOUR_NS / 2));
        assertEquals(0, model(Factor.ONE, Factor.ONE).reachedE6(ahead, 0, HOUR_NS));
    }

    private static void assertShares(long shares, long sizeE6) {
        assertTrue(Math.abs(shares * SHARE_E6 - sizeE6) <= 1, () -> sizeE6 + " is not " + shares + " shares");
    }

    @Test
    void crumbsAddUp() {
        FillModel model = model(Factor.ONE, Factor.ONE);
        assertEquals(0, model.tradedE6(4_999_999, 200 * SHARE_E6));
        assertEquals(5_000_000, model.tradedE6(5_009_999, 200 * SHARE_E6));
        assertEquals(3_000_000, model.tradedE6(7_000_000, 3 * SHARE_E6));
        assertEquals(0, model.tradedE6(2_000_000, 3 * SHARE_E6));
    }

    /** Everything that makes fills more frequent makes at least as many, over a grid of quotes. */
    @Test
    void moreTakersFillMore() {
        long compared = 0;
        for (long bidE4 = 4_500; bidE4 < 5_500; bidE4 += 100) {
            for (long askE4 = bidE4 + 100; askE4 < 5_600; askE4 += 100) {
                for (boolean isBid : new boolean[] {true, false}) {
                    long half = model(Factor.ONE, Factor.HALF).passedE6(isBid, 5_000, 100 * SHARE_E6, bidE4, askE4);
                    long one = model(Factor.ONE, Factor.ONE).passedE6(isBid, 5_000, 100 * SHARE_E6, bidE4, askE4);
                    long two = model(Factor.ONE, Factor.TWO).passedE6(isBid, 5_000, 100 * SHARE_E6, bidE4, askE4);
                    assertTrue(half <= one && one <= two && two <= 100 * SHARE_E6);
                    compared++;
                }
            }
        }
        Figures.put("quotesCompared", compared);
    }
}
