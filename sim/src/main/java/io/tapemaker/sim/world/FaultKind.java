package io.tapemaker.sim.world;

/** What may go wrong in a world. */
public enum FaultKind {
    /** A message of the network never arrived. */
    MESSAGE_LOST,
    /** A message arrived twice. */
    MESSAGE_REPEATED,
    /** A message was overtaken. */
    MESSAGE_LATE,
    /** The market connection broke off and came back. */
    MARKET_DISCONNECTED,
    /** The market connection went silent with its socket open. */
    MARKET_STALLED,
    /** One market went silent while the others flowed. */
    ASSET_STALLED,
    /** The user stream broke off and came back. */
    USER_DISCONNECTED,
    /** A post was not answered in time. */
    POST_UNANSWERED,
    /** The venue's engine restarted. */
    VENUE_RESTARTED,
    /** The venue took cancels only, or nothing at all. */
    VENUE_CLOSED,
    /** The engine process was killed and started again. */
    ENGINE_KILLED,
    /** A trade failed on the chain. */
    TRADE_FAILED,
    /** A market got another tick size. */
    TICK_CHANGED,
    /** A market was resolved. */
    MARKET_RESOLVED
}
