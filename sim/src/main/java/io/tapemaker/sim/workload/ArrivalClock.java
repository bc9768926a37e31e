package io.tapemaker.sim.workload;

import java.io.IOException;

/** Turns venue time into arrival time: one socket, so a small varying latency and never an overtaking frame. */
final class ArrivalClock {

    private static final long LEAST_LATENCY_MS = 95L;
    private static final int MEAN_EXTRA_MS = 8;
    private static final long MAX_LAG_MS = 20L;
    private static final int PAUSE_WITHIN_BURST_PERCENT = 25;

    private final SeededRandom random;
    private final FrameSink sink;
    private long previousMs;

    ArrivalClock(SeededRandom random, FrameSink sink, long startMs) {
        this.random = random;
        this.sink = sink;
        this.previousMs = startMs;
    }

    /** Delivers a frame that the venue sent at the time. */
    void deliver(long venueMs, byte[] frame) throws IOException {
        long arrivalMs = venueMs + LEAST_LATENCY_MS + random.skewed(MEAN_EXTRA_MS);
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
