package io.tapemaker.engine.gateway;

import java.time.Instant;

/** The time of day, as arrival stamps carry it. From any thread. */
public final class LiveClock {

    private static final long NS_PER_S = 1_000_000_000L;

    /** Now, in ns since 1970. */
    public long nowNs() {
        Instant now = Instant.now();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), NS_PER_S), now.getNano());
    }
}
