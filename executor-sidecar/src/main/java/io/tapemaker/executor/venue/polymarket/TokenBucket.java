package io.tapemaker.executor.venue.polymarket;

/**
 * Tokens that come back with time, exactly: a token is a billion parts, and each nanosecond brings {@code perS} of
 * them.
 */
final class TokenBucket {

    private static final long PARTS = 1_000_000_000L;

    private final long perS;
    private final long burst;
    private long parts;
    private long atNs;

    /** Full at the start. */
    TokenBucket(long perS, long burst, long nowNs) {
        if (perS < 1 || burst < 1) {
            throw new IllegalArgumentException("a bucket that never fills");
        }
        this.perS = perS;
        this.burst = burst;
        this.parts = burst * PARTS;
        this.atNs = nowNs;
    }

    /** Takes tokens if so many are there. */
    boolean tryTake(long tokens, long nowNs) {
        fill(nowNs);
        if (parts < tokens * PARTS) {
            return false;
        }
        parts -= tokens * PARTS;
        return true;
    }

    /** Takes tokens in any case; it may then owe some. */
    void take(long tokens, long nowNs) {
        fill(nowNs);
        parts -= tokens * PARTS;
    }

    /** The venue says that no more than so many are left. */
    void atMost(long tokens, long nowNs) {
        fill(nowNs);
        parts = Math.min(parts, Math.max(-burst, Math.min(burst, tokens)) * PARTS);
    }

    /** How long until so many are there; {@link Long#MAX_VALUE} if they never will be. */
    long waitNs(long tokens, long nowNs) {
        fill(nowNs);
        if (tokens > burst) {
            return Long.MAX_VALUE;
        }
        long missing = tokens * PARTS - parts;
        return missing <= 0 ? 0 : (missing + perS - 1) / perS;
    }

    /** A clock that goes back brings nothing, and takes nothing away. */
    private void fill(long nowNs) {
        long elapsedNs = nowNs - atNs;
        if (elapsedNs <= 0) {
            return;
        }
        atNs = nowNs;
        long missing = burst * PARTS - parts;
        parts = elapsedNs >= missing / perS + 1 ? burst * PARTS : parts + elapsedNs * perS;
    }
}
