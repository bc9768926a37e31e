package io.tapemaker.engine.domain.signals;

/**
 * How many shares of an order trades will take. Trades of one side come at a rate, and their sizes have a heavy tail:
 * Lomax of shape 2, whose scale is its mean, so that one number that is measured says it all. A trade larger than
 * what stands in front of an order takes of the order what is left of the trade, the order's size at most.
 *
 * <p>Sizes in shares, or in any other unit that all of them share. Doubles: this ranks candidates.
 */
public final class FillModel {

    private FillModel() {}

    /** Probability that a trade is larger than a size: 1 / (1 + size / mean)^2. */
    public static double survival(double size, double meanSize) {
        double ratio = meanSize / (meanSize + size);
        return ratio * ratio;
    }

    /**
     * Expected shares per second that trades take of an order: the integral of {@link #survival} over the order's
     * place in the queue, times the rate. Written as one product, because the difference of two almost equal terms
     * would lose the digits that rank a small order far behind.
     *
     * @param tradesPerSecond rate of trades of the side that would take the order
     * @param meanSize mean size of those trades, above 0
     * @param front size that is taken before the order: better prices and the queue at its own
     * @param size size of the order
     */
    public static double sharesPerSecond(double tradesPerSecond, double meanSize, double front, double size) {
        double nearEnd = meanSize + front;
        return tradesPerSecond * meanSize * (meanSize / nearEnd) * (size / (nearEnd + size));
    }
}
