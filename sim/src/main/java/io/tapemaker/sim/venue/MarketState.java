package io.tapemaker.sim.venue;

/** Where a market is in its life. */
public enum MarketState {
    /** Listed and not yet accepting orders. */
    PENDING,
    /** Accepting orders. */
    OPEN,
    /** No new orders for the time being; cancels are taken. */
    PAUSED,
    /** No new orders any more; waits for its outcome. */
    CLOSED,
    /** The outcome is known: the winners are paid. */
    RESOLVED;

    boolean mayBecome(MarketState next) {
        return switch (this) {
            case PENDING -> next == OPEN || next == CLOSED;
            case OPEN -> next == PAUSED || next == CLOSED || next == RESOLVED;
            case PAUSED -> next == OPEN || next == CLOSED || next == RESOLVED;
            case CLOSED -> next == RESOLVED;
            case RESOLVED -> false;
        };
    }
}
