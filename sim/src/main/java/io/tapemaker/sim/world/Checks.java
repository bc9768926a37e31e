package io.tapemaker.sim.world;

import java.util.function.Supplier;

/** Asks whether invariants hold, and counts how often that was asked. */
public final class Checks {

    private final long[] counts = new long[Invariant.values().length];

    void require(Invariant invariant, boolean holds, Supplier<String> how) {
        counts[invariant.ordinal()]++;
        if (!holds) {
            throw new InvariantBrokenException(invariant, how.get());
        }
    }

    /** How often it was asked. */
    public long of(Invariant invariant) {
        return counts[invariant.ordinal()];
    }
}
