package io.tapemaker.sim.world;

import java.util.Arrays;

/** How often each kind of fault happened. */
public final class FaultCounts {

    private final long[] counts = new long[FaultKind.values().length];

    void happened(FaultKind kind) {
        counts[kind.ordinal()]++;
    }

    /** How often. */
    public long of(FaultKind kind) {
        return counts[kind.ordinal()];
    }

    /** All of them together. */
    public long total() {
        return Arrays.stream(counts).sum();
    }
}
