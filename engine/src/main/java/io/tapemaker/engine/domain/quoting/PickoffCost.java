package io.tapemaker.engine.domain.quoting;

/**
 * How much of a resting order is expected to be filled, and what that loses. Trades arrive at a rate, their sizes are
 * Lomax distributed with shape 2, so that large ones are not rare: the mean is mu, and of what a trade brings
 * 1 / (1 + x / mu) is beyond x shares.
 */
final class PickoffCost {

    static final double SECONDS_PER_DAY = 86_400;

    private PickoffCost() {}

    /**
     * Shares per second of an order of this size that are filled, with so many shares ahead of it:
     * r mu (1 / (1 + D / mu) - 1 / (1 + (D + z) / mu)), multiplied out so that nothing cancels.
     *
     * @param tradesPerSecond r
     * @param meanShares mu
     * @param aheadShares D
     * @param shares z
     */
    static double fillsPerSecond(double tradesPerSecond, double meanShares, double aheadShares, double shares) {
        if (!(tradesPerSecond > 0) || !(meanShares > 0)) {
            return 0;
        }
        double ahead = meanShares + aheadShares;
        return tradesPerSecond * meanShares * meanShares * shares / (ahead * (ahead + shares));
    }

    /** Dollars per day lost to fills; a price far enough from fair loses nothing, and a gain is not counted. */
    static double dollarsPerDay(double fillsPerDay, double adverseMoveE4, double edgeE4) {
        return fillsPerDay * Math.max(0, adverseMoveE4 - edgeE4) / 10_000;
    }
}
