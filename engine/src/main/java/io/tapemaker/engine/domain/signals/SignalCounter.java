package io.tapemaker.engine.domain.signals;

/** What {@link MarketSignals} counts. Part of the state: new counters come last, none goes. */
public enum SignalCounter {
    /** Prints without a price or a size that can be, ignored. */
    PRINTS_REFUSED(0),
    /** Prints before the first fair value: they have no markout. */
    PRINTS_WITHOUT_FAIR(1),
    /** Markouts of prints taken before they were due, as too many waited. */
    PRINTS_RESOLVED_EARLY(2),
    /** Markouts of own fills taken before they were due, as too many waited. */
    FILLS_RESOLVED_EARLY(3),
    /** Markouts of own fills that were due before the first fair value: they count as no cost. */
    FILLS_WITHOUT_FAIR(4),
    /** Own fills reported again, ignored. */
    FILLS_REPEATED(5),
    /** Own fills taken back. */
    FILLS_REVERSED(6),
    /** Reversals of fills that are not remembered or were taken back before, ignored. */
    REVERSALS_REFUSED(7),
    /** Jumps of the fair value. */
    JUMPS(8),
    /** Sweeps by prints. */
    PRINT_SWEEPS(9),
    /** Collapses of near depth. */
    DEPTH_COLLAPSES(10);

    private final int code;

    SignalCounter(int code) {
        this.code = code;
    }

    /** Its place in the state. */
    int code() {
        return code;
    }
}
