package io.tapemaker.engine.domain.orders;

/** How far a match of one of our orders has come, as the venue reports it. */
public enum TradeStatus {
    /** Matched; the chain knows nothing yet. */
    MATCHED(1),
    /** In a block. */
    MINED(2),
    /** Sent to the chain again. */
    RETRYING(3),
    /** Final: it happened. */
    CONFIRMED(4),
    /** Final: it did not happen. */
    FAILED(5);

    private static final TradeStatus[] VALUES = values();

    private final int code;

    TradeStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** Its bit in the set of statuses seen. */
    int bit() {
        return 1 << code;
    }

    static int highestCode() {
        return VALUES.length;
    }

    static TradeStatus ofCode(int code) {
        return VALUES[code - 1];
    }

    /** Whether it may still go either way. */
    public boolean isProvisional() {
        return this == MATCHED || this == MINED || this == RETRYING;
    }
}
