package io.tapemaker.engine.domain.regime;

import org.jspecify.annotations.Nullable;

/** How a market is quoted, from the loosest to the strictest. */
public enum Regime {
    /** As the search finds best. */
    NORMAL(0),
    /** Both sides, farther away or smaller. */
    WIDE(1),
    /** Only what brings the position nearer to nothing. */
    REDUCE_ONLY(2),
    /** Nothing rests until the reason has passed. */
    PULLED(3),
    /** Nothing rests until somebody acts, if ever. */
    HALTED(4);

    private static final Regime[] VALUES = values();

    private final int code;

    Regime(int code) {
        this.code = code;
    }

    /** The number in records, higher for stricter. */
    public int code() {
        return code;
    }

    /** Whether orders may be placed at all. */
    public boolean placesOrders() {
        return code <= REDUCE_ONLY.code;
    }

    /** Whether no order may add to the position. */
    public boolean reducesOnly() {
        return code >= REDUCE_ONLY.code;
    }

    /** Whether this allows less than another. */
    public boolean isStricterThan(Regime other) {
        return code > other.code;
    }

    /** The regime of a code, or null for an unknown one. */
    public static @Nullable Regime ofCode(int code) {
        return code >= 0 && code < VALUES.length ? VALUES[code] : null;
    }
}
