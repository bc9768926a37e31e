package io.tapemaker.engine.domain.orders;

/**
 * State of one of our orders, as the engine believes it. All but {@link #DONE} are open: they count as exposure.
 */
public enum OrderState {
    /** Sent, not answered yet. */
    PENDING(1),
    /** Accepted and resting, nothing filled. */
    LIVE(2),
    /** Resting, with a part filled. */
    PARTIALLY_FILLED(3),
    /** Cancel sent, not answered yet. */
    PENDING_CANCEL(4),
    /** What became of it is unknown: nothing new is placed in its direction until that is resolved. */
    IN_DOUBT(5),
    /** Rests no longer, see {@link DoneCause}. */
    DONE(6);

    private static final OrderState[] VALUES = values();

    private final int code;

    OrderState(int code) {
        this.code = code;
    }

    /** Stands for the state in stored states; never an ordinal, so that the order may change. */
    int code() {
        return code;
    }

    static int highestCode() {
        return VALUES.length;
    }

    /** The state of a code from 1 to {@link #highestCode}. */
    static OrderState ofCode(int code) {
        return VALUES[code - 1];
    }

    /** Whether an order may go from this state to another. */
    boolean mayBecome(OrderState next) {
        return switch (this) {
            case PENDING -> next != PENDING;
            case LIVE -> next == PARTIALLY_FILLED || next == PENDING_CANCEL || next == IN_DOUBT || next == DONE;
            case PARTIALLY_FILLED -> next == LIVE || next == PENDING_CANCEL || next == IN_DOUBT || next == DONE;
            case PENDING_CANCEL -> next != PENDING_CANCEL;
            case IN_DOUBT -> next == LIVE || next == PARTIALLY_FILLED || next == DONE;
            // An order that was taken for gone and turns out to exist.
            case DONE -> next == IN_DOUBT;
        };
    }
}
