package io.tapemaker.executor.run;

import io.tapemaker.executor.venue.polymarket.Latencies;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long the kill switch takes: from the word to the latch on disk, and from there to the moment when the next
 * cancel-all is handed to its socket. Any thread.
 */
final class KillTimes {

    static final String TO_LATCH = "kill to latch on disk";
    static final String TO_CANCEL_ALL = "latch to cancel-all";

    /** No latch waits for its cancel-all. */
    private static final long NONE = Long.MIN_VALUE;

    private final Latencies latencies;
    private final AtomicLong latchedNs = new AtomicLong(NONE);

    KillTimes(Latencies latencies) {
        this.latencies = latencies;
    }

    /** The latch has been shut, and that is on disk. */
    void latched(long saidNs) {
        long now = System.nanoTime();
        latencies.record(TO_LATCH, now - saidNs);
        latchedNs.set(now);
    }

    void cancelAllLeaves() {
        long since = latchedNs.getAndSet(NONE);
        if (since != NONE) {
            latencies.record(TO_CANCEL_ALL, System.nanoTime() - since);
        }
    }
}
