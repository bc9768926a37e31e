package io.tapemaker.sim.workload;

/** What becomes of a market during the workload. */
enum MarketLife {
    /** Trades around its price all the time. */
    STEADY,
    /** News drives the price to an end of the range, past the point where the venue makes the tick finer. */
    DRIFTING,
    /** As DRIFTING, and resolved later: silent from then on. */
    RESOLVING,
    /** Announced by {@code new_market} during the workload; starts with an empty book. */
    LATE
}
