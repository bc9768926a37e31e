package io.tapemaker.sim.crowd;

/** Somebody, or something, that acts in one market. */
interface Agent {

    /** Never again. */
    long NEVER_NS = Long.MAX_VALUE;

    /** Acts, and says when it wants to act next: later than now, or {@link #NEVER_NS}. */
    long act(long nowNs);

    /** Orders that it has in the book as far as it knows. */
    default int openOrders() {
        return 0;
    }
}
