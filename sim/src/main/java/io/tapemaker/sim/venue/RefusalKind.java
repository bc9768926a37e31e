package io.tapemaker.sim.venue;

/** What the venue refuses for. */
public enum RefusalKind {
    ENGINE_RESTARTING(425, ""),
    POST_ONLY_MODE(503, "post_only_mode"),
    CANCEL_ONLY(503, ""),
    TRADING_DISABLED(503, ""),
    RATE_LIMITED(429, ""),
    TOO_MANY(400, ""),
    BAD_PAYLOAD(400, "INVALID_ORDER_ERROR"),
    NOT_OWNER(400, ""),
    BANNED(400, ""),
    CLOSED_ONLY(400, ""),
    MARKET_NOT_READY(400, "MARKET_NOT_READY"),
    TICK_SIZE(400, "INVALID_ORDER_MIN_TICK_SIZE"),
    MIN_SIZE(400, "INVALID_ORDER_MIN_SIZE"),
    MARKETABLE_MIN(400, "INVALID_ORDER_MIN_SIZE"),
    DUPLICATED(400, "INVALID_ORDER_DUPLICATED"),
    BALANCE(400, "INVALID_ORDER_NOT_ENOUGH_BALANCE"),
    EXPIRATION(400, "INVALID_ORDER_EXPIRATION"),
    POST_ONLY_TYPE(400, "INVALID_POST_ONLY_ORDER_TYPE"),
    POST_ONLY_CROSSES(400, "INVALID_POST_ONLY_ORDER"),
    FOK_NOT_FILLED(400, "FOK_ORDER_NOT_FILLED_ERROR"),
    FAK_NOT_MATCHED(400, ""),
    HEARTBEAT_ID(400, "");

    private final int httpStatus;
    private final String code;

    RefusalKind(int httpStatus, String code) {
        this.httpStatus = httpStatus;
        this.code = code;
    }

    /** The status of the answer to a single request. */
    public int httpStatus() {
        return httpStatus;
    }

    /** The venue's code, empty where it has none. */
    public String code() {
        return code;
    }
}
