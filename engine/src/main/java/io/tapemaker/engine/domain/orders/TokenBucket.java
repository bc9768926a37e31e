package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * A token bucket on event time. The level is kept in units of one millionth of a token times one nanosecond over one
 * second, so that refilling is a product of whole numbers and nothing is ever rounded.
 */
public final class TokenBucket {

    /** One token in the rate's scale. */
    public static final long ONE_E6 = 1_000_000L;

    /** Greatest burst, and greatest debt, in tokens: what the scale of the level leaves room for. */
    public static final int MAX_TOKENS = 4_000;

    private static final long NS_PER_S = 1_000_000_000L;
    private static final long ONE = ONE_E6 * NS_PER_S;
    private static final long LEAST = -MAX_TOKENS * ONE;

    private final long rateE6;
    private final long full;
    private long level;
    private long atNs;

    /**
     * A full bucket.
     *
     * @param rateE6 millionths of a token a second
     * @param burstE6 tokens it holds when full, in millionths
     */
    public TokenBucket(long rateE6, long burstE6) {
        if (rateE6 <= 0 || burstE6 <= 0 || burstE6 > MAX_TOKENS * ONE_E6) {
            throw new IllegalArgumentException("no bucket: rate " + rateE6 + " burst " + burstE6 + " (millionths)");
        }
        this.rateE6 = rateE6;
        this.full = burstE6 * NS_PER_S;
        this.level = full;
    }

    /** Whether so many tokens are there. */
    public boolean has(long tokens, long nowNs) {
        return has(tokens, 0, nowNs);
    }

    /** Whether so many tokens are there once others, in millionths, are left alone; a negative part allows a debt. */
    public boolean has(long tokens, long leftE6, long nowNs) {
        refill(nowNs);
        // More than any bucket holds is never there, and would not fit into the scale.
        return tokens <= MAX_TOKENS && level >= Math.addExact(tokens * ONE, Math.multiplyExact(leftE6, NS_PER_S));
    }

    /** Whether no more will be there however long one waits. */
    public boolean isFull(long nowNs) {
        refill(nowNs);
        return level == full;
    }

    /** Takes tokens, also those that are not there; the debt ends at {@link #MAX_TOKENS}. */
    public void take(long tokens, long nowNs) {
        refill(nowNs);
        long cost = Math.min(tokens, 2L * MAX_TOKENS) * ONE;
        level = level < cost + LEAST ? LEAST : level - cost;
    }

    /** Tokens there in millionths, rounded down; negative for a debt. */
    public long levelE6(long nowNs) {
        refill(nowNs);
        return Math.floorDiv(level, NS_PER_S);
    }

    /** Time that goes back fills nothing and is not believed. */
    private void refill(long nowNs) {
        long elapsedNs = nowNs - atNs;
        if (elapsedNs <= 0) {
            return;
        }
        atNs = nowNs;
        long missing = full - level;
        // Rounded up, so that the bucket is full exactly when the product would be enough, and the product cannot
        // overflow.
        level = elapsedNs >= missing / rateE6 + 1 ? full : Math.min(full, level + elapsedNs * rateE6);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putLong(level);
        out.putLong(atNs);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        // Written under a larger burst it is full now.
        level = Math.min(full, in.getLong(LEAST, MAX_TOKENS * ONE, "level of a token bucket"));
        atNs = in.getLong();
    }
}
