package io.tapemaker.engine.domain.v1.quoting;

import io.tapemaker.journal.codecs.CancelReason;

/** Why the quotes of a market are what they are. */
public enum QuoteCause {
    /** Quoted inside the reward band. */
    QUOTED(CancelReason.REPLACED),
    /** Switched off in the configuration. */
    DISABLED(CancelReason.NOT_WANTED),
    /** The operator paused quoting. */
    PAUSED(CancelReason.PAUSED),
    /** Old orders are being cancelled; nothing new until that is confirmed. */
    CANCELLING_ALL(CancelReason.NOT_WANTED),
    /** The market is resolved. */
    RESOLVED(CancelReason.MARKET_RESOLVED),
    /** A book of the market is not in sync. */
    BOOK_NOT_IN_SYNC(CancelReason.BOOK_NOT_IN_SYNC),
    /** The tick size is not known, or has just changed. */
    NO_TICK_SIZE(CancelReason.TICK_SIZE_CHANGED),
    /** One side has no level of the least scoring size, so there is no midpoint. */
    NO_MIDPOINT(CancelReason.NOT_WANTED),
    /** The midpoint lies outside the configured prices. */
    OUTSIDE_PRICE_BAND(CancelReason.NOT_WANTED),
    /** The touch is so far from the midpoint that joining it would not score. */
    TOUCH_OUTSIDE_REWARD_BAND(CancelReason.NOT_WANTED);

    private static final QuoteCause[] VALUES = values();

    private final CancelReason cancelReason;

    QuoteCause(CancelReason cancelReason) {
        this.cancelReason = cancelReason;
    }

    /** What a cancel that follows from this names as its reason. */
    public CancelReason cancelReason() {
        return cancelReason;
    }

    /** The cause of a stored ordinal. */
    public static QuoteCause ofOrdinal(int ordinal) {
        return VALUES[ordinal];
    }
}
