package io.tapemaker.executor.venue.polymarket;

/**
 * What may be sent without the venue refusing it. Places stay within half of what the tier allows, because somebody
 * else's orders may count as well and a refusal costs more than a wait. Cancels have a bucket of their own that no
 * place touches, and are never held back: what goes over it is owed. While a part of it that is reserved is not there,
 * places are held, so that nothing new rests that could not be taken out.
 *
 * <p>Pure: the time is given. One thread.
 */
public final class RateBudget {

    /** The part of the venue's limit that places use. */
    static final int PLACES_PERCENT = 50;

    /** The part of the venue's limit of cancels that has to be there before anything is placed. */
    static final int RESERVED_PERCENT = 25;

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
        return placesWaitNs(orders, nowNs) == 0 && places.tryTake(orders, nowNs);
    }

    /** How long until that many could be placed; {@link Long#MAX_VALUE} if never at once. */
    public long placesWaitNs(int orders, long nowNs) {
        return Math.max(places.waitNs(orders, nowNs), cancelsWaitNs(reserved(), nowNs));
    }

    private int reserved() {
        return tier.cancelBurst() * RESERVED_PERCENT / PERCENT;
    }

    /** Books a cancel of so many ids. It goes in any case. */
    public void cancels(int ids, long nowNs) {
        cancels.take(ids, nowNs);
    }

    /** How long until the venue would surely take a cancel of so many ids. */
    public long cancelsWaitNs(int ids, long nowNs) {
        return cancels.waitNs(ids, nowNs);
    }

    /** The venue says what the tier is: another one starts with empty hands for places, not with full ones. */
    public void tier(RateTier said, long nowNs) {
        if (said != tier) {
            tier = said;
            places = places(said, nowNs);
            places.atMost(0, nowNs);
            cancels = new TokenBucket(said.cancelsPerS(), said.cancelBurst(), nowNs);
        }
    }

    /** What the venue said of its bucket of orders. It takes and gives nothing. */
    public void placesLeft(long remaining, long nowNs) {
        places.atMost(Math.max(0, remaining), nowNs);
    }

    /** What the venue said of its bucket of cancels, which a cancel-all may have left in debt. */
    public void cancelsLeft(long remaining, long nowNs) {
        cancels.atMost(remaining, nowNs);
    }

    /** The tier that counts now. */
    public RateTier tier() {
        return tier;
    }
}
