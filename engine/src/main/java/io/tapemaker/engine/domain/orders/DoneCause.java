package io.tapemaker.engine.domain.orders;

/** Why an order rests no longer. */
public enum DoneCause {
    /** It is open. */
    NONE(0),
    /** All of it was matched; a match may still fail, but the order does not come back. */
    FILLED(1),
    /** Cancelled by itself. */
    CANCELLED(2),
    /** Refused by the venue. */
    REJECTED(3),
    /** Its time was over. */
    EXPIRED(4),
    /** Gone with cancel-all. */
    CANCELLED_ALL(5),
    /** Its outcome was unknown or it was missed, and a look-up has shown that it is not there. */
    RESOLVED_ABSENT(6),
    /** The executor did not send it: too old, or against its policy. */
    NOT_SENT(7);

    private static final DoneCause[] VALUES = values();

    private final int code;

    DoneCause(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static int highestCode() {
        return VALUES.length - 1;
    }

    static DoneCause ofCode(int code) {
        return VALUES[code];
    }

    /**
     * Whether this cause rests on the belief that the order never came to rest, or that a sweep took it: a sign of life
     * then outweighs it. The others were said of this very order by the venue.
     */
    boolean yieldsToSignOfLife() {
        return this == REJECTED || this == NOT_SENT || this == RESOLVED_ABSENT || this == CANCELLED_ALL;
    }
}
