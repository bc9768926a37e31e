package io.tapemaker.sim.backtest;

import io.tapemaker.engine.domain.book.Levels;

/**
 * How much of an order that rests is filled. Everything that happened between two quotes happened before we could do
 * anything about it. Prices are the first token's in E4, sizes E6.
 *
 * <ul>
 *   <li>Met: the others' opposite best has come to our price or beyond. All of the order is filled, at our price.
 *   <li>Left behind: the others of our side are all behind us, and the midpoint is at our price or on its wrong side.
 *       Whether they were traded away or left cannot be seen: half of the order is filled, times the fill rate, at
 *       most all of it. Where the midpoint stays better than our price, such a fill would have been a gain, and the
 *       others are thought to have left without any.
 *   <li>Reached: takers who know nothing come four times an hour on each side, with sizes of a heavy tail (Lomax of
 *       shape 2, mean 50 shares). What goes beyond the shares in front of us fills us; by expectation, so that no
 *       chance is needed. We are always behind everybody at our price: what leaves in front is thought to come back.
 * </ul>
 */
public class FillModel {

    /** Fewer shares than this are not worth a trade; they add up. */
    private static final long LEAST_FILL_E6 = 5_000_000L;

    private static final long LOT_E6 = 10_000L;
    private static final double TAKERS_PER_HOUR = 4;
    private static final double MEAN_SHARES = 50;
    private static final long LEFT_BEHIND_PERCENT = 50;
    private static final double MINUTES_PER_HOUR = 60;
    private static final double NS_PER_HOUR = 3_600e9;
    private static final double ONE_E6 = 1e6;

    private final BacktestModel model;

    /** With these assumptions. */
    public FillModel(BacktestModel model) {
        this.model = model;
    }

    /** The assumptions. */
    public final BacktestModel model() {
        return model;
    }

    /**
     * What the next quote says was filled of an order that rested until it came.
     *
     * @param bidE4 the others' best bid of the quote, 0 for none
     * @param askE4 the others' best ask of the quote, 0 for none
     */
    public long passedE6(boolean isBid, long priceE4, long remainingE6, long bidE4, long askE4) {
        boolean isMet = isBid ? askE4 != 0 && askE4 <= priceE4 : bidE4 >= priceE4;
        if (isMet) {
            return remainingE6;
        }
        boolean isAlone = isBid ? bidE4 < priceE4 : askE4 == 0 || askE4 > priceE4;
        boolean isGain =
                bidE4 != 0 && askE4 != 0 && (isBid ? bidE4 + askE4 > 2 * priceE4 : bidE4 + askE4 < 2 * priceE4);
        boolean isLeftBehind = isAlone && !isGain;
        if (!isLeftBehind) {
            return 0;
        }
        long partE6 = model.fillRate().of(remainingE6 * LEFT_BEHIND_PERCENT / 100);
        return lots(Math.min(partE6, remainingE6));
    }

    /** Shares of others in front of an order on a side of the book, those at its own price by the queue's factor. */
    public long aheadE6(Levels side, boolean isBid, long priceE4) {
        long aheadE6 = 0;
        for (int i = 0; i < side.count(); i++) {
            long atE4 = side.priceE4(i);
            boolean isBetter = isBid ? atE4 > priceE4 : atE4 < priceE4;
            aheadE6 +=
                    isBetter ? side.sizeE6(i) : atE4 == priceE4 ? model.queue().of(side.sizeE6(i)) : 0;
        }
        return aheadE6;
    }

    /** Minutes from one taker who knows nothing to the next of a side, of the mean size. */
    public long minutesBetweenTakers() {
        return (long)
                (MINUTES_PER_HOUR * 100 / (TAKERS_PER_HOUR * model.fillRate().percent()));
    }

    /** What such a taker wants on average, in E6. */
    public long meanTakerE6() {
        return (long) (MEAN_SHARES * ONE_E6);
    }

    /** Shares of an order that takers who know nothing are expected to reach within a time, in E6. */
    public long reachedE6(long aheadE6, long remainingE6, long durationNs) {
        double ahead = aheadE6 / ONE_E6;
        double beyond = ahead + remainingE6 / ONE_E6;
        double takers = TAKERS_PER_HOUR * model.fillRate().percent() / 100 * durationNs / NS_PER_HOUR;
        double shares = MEAN_SHARES * MEAN_SHARES * (1 / (MEAN_SHARES + ahead) - 1 / (MEAN_SHARES + beyond));
        return (long) (takers * shares * ONE_E6);
    }

    /** What is traded of the shares that were reached and not traded yet. */
    public long tradedE6(long owedE6, long remainingE6) {
        long wholeE6 = lots(Math.min(owedE6, remainingE6));
        return wholeE6 >= Math.min(LEAST_FILL_E6, remainingE6) ? wholeE6 : 0;
    }

    private static long lots(long sizeE6) {
        return sizeE6 / LOT_E6 * LOT_E6;
    }
}
