package io.tapemaker.bench.decide;

import io.tapemaker.engine.domain.quoting.QuoteInputs;
import io.tapemaker.engine.domain.quoting.SideInputs;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;

/** Markets on three price grids: 25 levels a side, a reward band of three cents. The finer, the more prices to try. */
public enum SearchGrid {
    CENT(TickSize.CENT),
    MILL(TickSize.MILL),
    TENTH_MILL(TickSize.TENTH_MILL);

    private static final int LEVELS = 25;

    /** Levels of fine grids lie at least so far apart, in E4. */
    private static final long LEAST_GAP_E4 = 20;

    private final TickSize tick;

    SearchGrid(TickSize tick) {
        this.tick = tick;
    }

    /** What a search of such a market is given. */
    public QuoteInputs inputs() {
        QuoteInputs in = new QuoteInputs();
        in.tick = tick;
        in.terms = new RewardTerms(
                100_000_000, 300, 50_000_000, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 30_000_000_000L);
        in.minOrderSizeE6 = 5_000_000;
        in.volatilityE4 = 3;
        long gapE4 = Math.max(tick.stepE4(), LEAST_GAP_E4);
        for (int i = 0; i < LEVELS; i++) {
            long sizeE6 = (300 + 20 * i) * 1_000_000L;
            in.bids.add(4_900 - i * gapE4, sizeE6);
            in.asks.add(5_100 + i * gapE4, sizeE6);
        }
        open(in.bid);
        open(in.ask);
        return in;
    }

    private static void open(SideInputs side) {
        side.allowed = true;
        side.roomSharesE6 = 200_000_000L;
        side.roomNotionalE6 = 250_000_000L;
        side.tradesPerSecond = 12 / 3_600.0;
        side.meanTradeShares = 50;
        side.adverseMoveE4 = 50;
    }
}
