package io.tapemaker.journal.record;

import org.jspecify.annotations.Nullable;

/** Where a record came from. */
public enum RecordSource {
    /** The engine itself: session starts, cut tails, and every command. */
    ENGINE(1),
    /** Frames of the market channel; the position is the line of a recording or a count of received frames. */
    MARKET_DATA(2),
    /** The timer; the position counts ticks. */
    TIMER(3),
    /** The operator; the position counts words. */
    OPERATOR(4),
    /** The executor, or in its place the paper acknowledger; the position is the command sequence answered. */
    EXECUTIONS(5);

    private static final RecordSource[] VALUES = values();

    private final int code;

    RecordSource(int code) {
        this.code = code;
    }

    /** The number in the record frame. */
    public int code() {
        return code;
    }

    /** The source of a code, or null for an unknown one. */
    public static @Nullable RecordSource ofCode(int code) {
        return code >= 1 && code <= VALUES.length ? VALUES[code - 1] : null;
    }
}
