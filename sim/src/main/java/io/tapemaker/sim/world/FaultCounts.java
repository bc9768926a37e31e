package io.tapemaker.sim.world;

import java.util.Arrays;
import java.util.function.Consumer;

/** How often each kind of fault happened. */
public final class FaultCounts {

    private final long[] counts = new long[FaultKind.values().length];

    private final Consumer<FaultKind> told;

    FaultCounts(Consumer<FaultKind> told) {
        this.told = told;
    }

    void happened(FaultKind kind) {
        counts[kind.ordinal()]++;
        told.accept(kind);
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
