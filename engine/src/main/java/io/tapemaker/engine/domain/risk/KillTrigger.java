package io.tapemaker.engine.domain.risk;

import org.jspecify.annotations.Nullable;

/** What sets the kill latch. */
public enum KillTrigger {
    /** A market data connection was silent for too long. Detail: its index. */
    STALE_CONNECTION(0),
    /** The user stream was silent for too long: fills may have been missed. */
    USER_STREAM(1),
    /** The executor was silent for too long. */
    EXECUTOR_SILENT(2),
    /** The executor's own latch is set. */
    EXECUTOR_LATCHED(3),
    /** Event time jumped. Detail: the gap in nanoseconds. */
    CLOCK_GAP(4),
    /** Something that must always hold did not. Detail: the caller's. */
    INVARIANT_BREACH(5),
    /** The limit of what may be lost in a UTC day was reached. */
    DAILY_LOSS(6),
    /** The limit of what may be lost since the highest profit was reached. */
    DRAWDOWN(7),
    /** An operator said so. */
    OPERATOR(8);

    private static final KillTrigger[] VALUES = values();

    private final int code;

    KillTrigger(int code) {
        this.code = code;
    }

    /** The number in records; never an ordinal, so that the order may change. */
    public int code() {
        return code;
    }

    /** The trigger as one bit of a set. */
    public int bit() {
        return 1 << code;
    }

    /** The trigger of a code, or null for an unknown one. */
    public static @Nullable KillTrigger ofCode(int code) {
        for (KillTrigger trigger : VALUES) {
            if (trigger.code == code) {
                return trigger;
            }
        }
        return null;
    }

    static int allBits() {
        int bits = 0;
        for (KillTrigger trigger : VALUES) {
            bits |= trigger.bit();
        }
        return bits;
    }
}
