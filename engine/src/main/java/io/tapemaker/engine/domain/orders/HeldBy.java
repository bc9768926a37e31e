package io.tapemaker.engine.domain.orders;

/** Why {@link QuoteDiff} left something undone; it has to be looked at again. */
public enum HeldBy {
    /** Cancel-all is on its way. */
    CANCEL_ALL(0),
    /** An order of the same direction is in doubt. */
    IN_DOUBT(1),
    /** The market's last edit is too recent. */
    EDIT_INTERVAL(2),
    /** The market has had its calls for this hour. */
    CHURN(3),
    /** No places left for now. */
    PLACE_BUDGET(4),
    /** No cancels left for now. */
    CANCEL_BUDGET(5),
    /** No room until an order is gone. */
    ROOM(6),
    /** It would trade with an own order that is still open. */
    OWN_ORDER(7),
    /** A renewal waits until the other direction has come of age. */
    STAGGER(8),
    /** What is wanted is not on the price grid in force. */
    OFF_GRID(9),
    /** A refused cancel is not repeated yet. */
    CANCEL_RETRY(10);

    private final int code;

    HeldBy(int code) {
        this.code = code;
    }

    int bit() {
        return 1 << code;
    }
}
