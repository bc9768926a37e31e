package io.tapemaker.sim.world;

/** What may go wrong in a world. */
public enum FaultKind {
    /** A message of the network never arrived. */
    MESSAGE_LOST,
    /** A message arrived twice. */
    MESSAGE_REPEATED,
    /** A message was overtaken. */
    MESSAGE_LATE,
    /** A frame of the market channel arrived with a price that is none. */
    FRAME_GARBLED,
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
    /** The engine process died within a step. */
    ENGINE_CRASHED_INSIDE,
    /** The executor process was killed and started again. */
    EXECUTOR_KILLED,
    /** The executor process died within a step. */
    EXECUTOR_CRASHED_INSIDE,
    /** The power went, and with it what was not synced. */
    POWER_LOST,
    /** The disk refused a record or a sync. */
    DISK_FAILED,
    /** The disk had no room. */
    DISK_FULL,
    /** The engine's wall clock was set forward or back. */
    CLOCK_JUMPED,
    /** A trade failed on the chain. */
    TRADE_FAILED,
    /** A market got another tick size. */
    TICK_CHANGED,
    /** A market was resolved. */
    MARKET_RESOLVED
}
