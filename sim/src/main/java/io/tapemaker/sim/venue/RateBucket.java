package io.tapemaker.sim.venue;

/** A token bucket in billionths of a token, so that a nanosecond of refill is exact. */
final class RateBucket {

    private static final long TOKEN = 1_000_000_000L;

    private final long perSecond;
    private final long burst;
    private long tokensE9;
    private long sinceNs;

    /** A full bucket. */
    RateBucket(long perSecond, long burst, long nowNs) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokensE9 = burst * TOKEN;
        this.sinceNs = nowNs;
    }

    /** Takes the tokens if they are there: 0, or for how long to wait; never enough gives the time of a full one. */
    long take(long cost, long nowNs) {
        refill(nowNs);
        long missingE9 = cost * TOKEN - tokensE9;
        if (missingE9 <= 0) {
            tokensE9 -= cost * TOKEN;
            return 0;
        }
        return Math.max(1, (Math.min(missingE9, burst * TOKEN - tokensE9) + perSecond - 1) / perSecond);
    }

    /** Takes tokens that were used already, into debt if need be. */
    void owe(long cost, long nowNs) {
        refill(nowNs);
        tokensE9 -= cost * TOKEN;
    }

    /** Whole tokens left, negative in debt. */
    long left(long nowNs) {
        refill(nowNs);
        return Math.floorDiv(tokensE9, TOKEN);
    }

    /** How long until it is full, if nothing is taken. */
    long fullInNs(long nowNs) {
        refill(nowNs);
        return (burst * TOKEN - tokensE9 + perSecond - 1) / perSecond;
    }

    private void refill(long nowNs) {
        long missingE9 = burst * TOKEN - tokensE9;
        long elapsedNs = Math.min(nowNs - sinceNs, missingE9 / perSecond + 1);
        tokensE9 = Math.min(burst * TOKEN, tokensE9 + elapsedNs * perSecond);
        sinceNs = nowNs;
    }
}
