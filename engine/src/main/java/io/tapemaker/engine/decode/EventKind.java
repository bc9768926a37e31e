package io.tapemaker.engine.decode;

/** What an element of a frame says. */
public enum EventKind {
    /** A whole book, replacing what was known. */
    BOOK,
    /** New absolute sizes of single levels. */
    PRICE_CHANGE,
    /** The price grid of an asset changed. */
    TICK_SIZE_CHANGE,
    /** A match. */
    LAST_TRADE_PRICE,
    /** The touch of an asset. */
    BEST_BID_ASK,
    /** A market was listed. */
    NEW_MARKET,
    /** A market was resolved. */
    MARKET_RESOLVED,
    /** The venue's answer to the client's PING; text, not JSON. */
    PONG,
    /** Well-formed, of a type that this decoder does not know: counted, not an error. */
    UNKNOWN_TYPE,
    /** Of a known type and not usable; see {@link DecodedEvent#reason()}. */
    REJECTED
}
