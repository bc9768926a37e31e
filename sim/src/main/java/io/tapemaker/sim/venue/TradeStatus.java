package io.tapemaker.sim.venue;

/** How far a trade is on its way to the chain. */
public enum TradeStatus {
    /** Matched by the venue; nothing has moved yet. */
    MATCHED,
    /** On the chain. */
    MINED,
    /** On the chain for good. */
    CONFIRMED,
    /** Sent once more. */
    RETRYING,
    /** Never to settle: what it would have moved is free again. */
    FAILED;

    /** Whether nothing follows. */
    public boolean isTerminal() {
        return this == CONFIRMED || this == FAILED;
    }

    /** Whether a trade may go from this status to the other. */
    public boolean mayBecome(TradeStatus next) {
        return switch (this) {
            case MATCHED -> next == MINED || next == RETRYING;
            case RETRYING -> next == MINED || next == FAILED;
            case MINED -> next == CONFIRMED;
            case CONFIRMED, FAILED -> false;
        };
    }
}
