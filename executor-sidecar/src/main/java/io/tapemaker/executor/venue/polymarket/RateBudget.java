package io.tapemaker.executor.venue.polymarket;

import org.jspecify.annotations.Nullable;

/**
 * What may be sent without the venue refusing it. Places stay within half of what the tier allows, because somebody
 * else's orders may count as well and a refusal costs more than a wait. Cancels have a bucket of their own that no
 * place touches, and are never held back by it: it says how the venue stands, and what goes over it is owed.
 *
 * <p>Pure: the time is given. One thread.
 */
public final class RateBudget {

    /** The part of the venue's limit that places use. */
    static final int PLACES_PERCENT = 50;

    private static final int PERCENT = 100;

    private RateTier tier;
    private TokenBucket places;
    private TokenBucket cancels;

    /**
     * Full buckets.
     *
     * @param nowNs of any clock that does not jump
     */
    public RateBudget(RateTier tier, long nowNs) {
        this.tier = tier;
        this.places = places(tier, nowNs);
        this.cancels = new TokenBucket(tier.cancelsPerS(), tier.cancelBurst(), nowNs);
    }

    private static TokenBucket places(RateTier tier, long nowNs) {
        return new TokenBucket(
                (long) tier.ordersPerS() * PLACES_PERCENT / PERCENT,
                (long) tier.orderBurst() * PLACES_PERCENT / PERCENT,
                nowNs);
    }

    /** Takes one for each order of a post, all or none. */
    public boolean tryPlaces(int orders, long nowNs) {
        return places.tryTake(orders, nowNs);
    }

    /** How long until that many could be placed; {@link Long#MAX_VALUE} if never at once. */
    public long placesWaitNs(int orders, long nowNs) {
        return places.waitNs(orders, nowNs);
    }

    /** Books a cancel of so many ids. It goes in any case. */
    public void cancels(int ids, long nowNs) {
        cancels.take(ids, nowNs);
    }

    /** Books what a cancel-all or cancel-market took out, which costs one more than that. */
    public void cancelledAll(int orders, long nowNs) {
        cancels.take(1L + orders, nowNs);
    }

    /** How long until the venue would surely take a cancel of so many ids. */
    public long cancelsWaitNs(int ids, long nowNs) {
        return cancels.waitNs(ids, nowNs);
    }

    /** What the venue said about its bucket of orders; another tier starts with empty hands, not with full ones. */
    public void placesLeft(long remaining, @Nullable RateTier said, long nowNs) {
        if (said != null && said != tier) {
            tier = said;
            places = places(said, nowNs);
            places.atMost(0, nowNs);
            cancels = new TokenBucket(said.cancelsPerS(), said.cancelBurst(), nowNs);
        }
        places.atMost(Math.max(0, remaining), nowNs);
    }

    /** The tier that counts now. */
    public RateTier tier() {
        return tier;
    }
}
