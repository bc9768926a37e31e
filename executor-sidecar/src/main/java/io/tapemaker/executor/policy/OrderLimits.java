package io.tapemaker.executor.policy;

/**
 * Limits of each single order.
 *
 * @param minSizeE6 least size, millionths of a share
 * @param maxSizeE6 largest size
 * @param maxNotionalE6 what it may put at risk ({@link AtRisk}), millionths of a dollar
 */
public record OrderLimits(long minSizeE6, long maxSizeE6, long maxNotionalE6, Life life) {

    /**
     * How long an order may live.
     *
     * @param gtcAllowed whether it may have no end at all
     * @param leastS how far ahead its expiration lies at least, seconds; the venue ends it a minute earlier
     * @param mostS and at most
     */
    public record Life(boolean gtcAllowed, long leastS, long mostS) {}
}
