package io.tapemaker.sim.venue;

/** What became of an order that was taken in. */
public enum OrderStatus {
    /** In the book. */
    LIVE,
    /** Waits out the market's taker delay; cannot be cancelled. */
    DELAYED,
    /** Nothing is left of it. */
    MATCHED,
    /** Taken out by its owner, by expiry, by a lapsed heartbeat or by the venue. */
    CANCELED,
    /** Taken out because its owner's balance or allowance no longer covers it. */
    INVALID,
    /** Taken out because the market is over. */
    CANCELED_MARKET_RESOLVED;

    /** Whether the order can still trade. */
    public boolean isOpen() {
        return this == LIVE || this == DELAYED;
    }

    /** Whether an order may go from this status to the other. */
    boolean mayBecome(OrderStatus next) {
        return this == DELAYED ? next != DELAYED : this == LIVE && !next.isOpen();
    }
}
