package io.tapemaker.executor.domain.venue;

/** Why the venue did not do what it was asked for, by status and code before any text. */
public enum Refused {
    /** 425: the engine restarts. The only refusal after which a post may be repeated at once. */
    RESTARTING,
    /** 503 with the code of the post-only mode after a restart. */
    POST_ONLY_MODE,
    /** 503: new orders are refused, cancels work. */
    CANCEL_ONLY,
    /** 503: trading is disabled, cancels too. */
    DISABLED,
    /** 429: a token bucket is empty. */
    RATE_LIMITED,
    /** 401: credentials or clock. */
    UNAUTHORISED,
    /** 403 or a text that says so: this place or account may not trade. */
    BLOCKED,
    /** The order was signed for another version of the exchange. */
    VERSION_MISMATCH,
    /** 400 and what else it finds wrong with the request: never repeated unchanged. */
    INVALID,
    /** A post-only order would have crossed. */
    CROSSES,
    /** Funds or tokens are missing. */
    BALANCE,
    /** The price is not on the market's grid. */
    TICK,
    /** The size is below the market's least. */
    MIN_SIZE,
    /** The expiration is too near or malformed. */
    EXPIRATION,
    /** The market does not take orders. */
    MARKET_CLOSED
}
