package io.tapemaker.sim.workload;

import java.io.IOException;

/**
 * Turns venue time into arrival time: one socket, so a small varying latency and never an overtaking frame. What the
 * venue sent at one moment shares its latency, so that a batch arrives together.
 */
final class ArrivalClock {

    private static final long LEAST_LATENCY_MS = 95L;
    private static final int MEAN_EXTRA_MS = 8;
    private static final long MAX_LAG_MS = 20L;
    private static final int PAUSE_WITHIN_BURST_PERCENT = 25;

    private final SeededRandom random;
    private final FrameSink sink;
    private long previousMs;
    private long momentMs = Long.MIN_VALUE;
    private long extraMs;

    ArrivalClock(SeededRandom random, FrameSink sink, long startMs) {
        this.random = random;
        this.sink = sink;
        this.previousMs = startMs;
    }

    /** Delivers a frame that the venue sent at the time. */
    void deliver(long venueMs, byte[] frame) throws IOException {
        if (venueMs != momentMs) {
            momentMs = venueMs;
            extraMs = random.skewed(MEAN_EXTRA_MS);
        }
        long arrivalMs = venueMs + LEAST_LATENCY_MS + extraMs;
        boolean queued = arrivalMs <= previousMs;
        boolean pause = queued && previousMs - arrivalMs < MAX_LAG_MS && random.percent(PAUSE_WITHIN_BURST_PERCENT);
        long pauseMs = pause ? 1 : 0;
        deliverAt(queued ? previousMs + pauseMs : arrivalMs, frame);
    }

    /** Delivers at a given arrival, or at that of the frame before if that is later. */
    void deliverAt(long arrivalMs, byte[] frame) throws IOException {
        previousMs = Math.max(previousMs, arrivalMs);
        sink.onFrame(previousMs, frame);
    }
}
