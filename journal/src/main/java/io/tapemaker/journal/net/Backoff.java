package io.tapemaker.journal.net;

import java.util.function.LongUnaryOperator;

/** How long to wait before trying again: doubling up to a bound, the upper half of it left to chance. One thread. */
public final class Backoff {

    private static final int MAX_DOUBLINGS = 30;

    private final long minMs;
    private final long maxMs;
    private final LongUnaryOperator jitter;
    private int failures;

    /** @param jitter a number from 0 up to and without its argument, by chance */
    public Backoff(long minMs, long maxMs, LongUnaryOperator jitter) {
        if (minMs < 2 || maxMs < minMs) {
            throw new IllegalArgumentException("a wait of " + minMs + " to " + maxMs + " ms");
        }
        this.minMs = minMs;
        this.maxMs = maxMs;
        this.jitter = jitter;
    }

    /** The wait after one more failure. */
    public long nextMs() {
        long wholeMs = Math.min(maxMs, minMs << Math.min(failures, MAX_DOUBLINGS));
        failures++;
        long halfMs = wholeMs / 2;
        return halfMs + jitter.applyAsLong(wholeMs - halfMs + 1);
    }

    /** It works again. */
    public void reset() {
        failures = 0;
    }
}
