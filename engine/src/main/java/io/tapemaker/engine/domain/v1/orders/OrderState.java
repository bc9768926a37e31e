package io.tapemaker.engine.domain.v1.orders;

/** State of one of our orders, as the engine believes it. */
public enum OrderState {
    /** There is no order. */
    NONE,
    /** Placed, not answered yet. */
    PENDING,
    /** Accepted and resting. */
    LIVE,
    /** Cancel asked for, not answered yet. */
    PENDING_CANCEL;

    private static final OrderState[] VALUES = values();

    static int highestOrdinal() {
        return VALUES.length - 1;
    }

    /** The state of a stored ordinal. */
    static OrderState ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }
}
