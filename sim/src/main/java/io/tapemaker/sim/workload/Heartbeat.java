package io.tapemaker.sim.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The venue's answer to the client's PING every ten seconds; the last one ends the workload to the millisecond. */
final class Heartbeat implements Actor {

    private static final long PERIOD_MS = 10_000L;
    private static final int MEAN_DELAY_MS = 18;

    private final SeededRandom random;
    private final ArrivalClock out;
    private final long endMs;
    private long dueMs;

    Heartbeat(SeededRandom random, ArrivalClock out, Workload workload) {
        this.random = random;
        this.out = out;
        this.endMs = workload.endMs();
        this.dueMs = Workload.START_MS + PERIOD_MS;
    }

    @Override
    public long dueMs() {
        return dueMs;
    }

    @Override
    public void act() throws IOException {
        long delayMs = dueMs == endMs ? 0 : random.skewed(MEAN_DELAY_MS);
        out.deliverAt(dueMs + delayMs, "PONG".getBytes(StandardCharsets.US_ASCII));
        dueMs = dueMs == endMs ? NEVER : dueMs + PERIOD_MS;
    }
}
