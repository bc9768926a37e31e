package io.tapemaker.engine.domain.orders;

/**
 * What can be heard of one order, whether from the executor, the user channel or a look-up. Any may come at any time.
 */
public enum OrderAnswer {
    /** The venue took the order; it rests. */
    ACCEPTED,
    /** The venue refused the order. */
    REJECTED,
    /** The executor did not send it and never will. */
    NOT_SENT,
    /** It was cancelled, by us or by the venue. */
    CANCELLED,
    /** It expired. */
    EXPIRED,
    /** The cancel was refused; the order may still rest. */
    CANCEL_REFUSED,
    /** A place or a cancel has no known outcome: a time-out, a broken connection, an answer that says nothing. */
    UNKNOWN,
    /** A look-up found the order resting. */
    FOUND_LIVE,
    /** Look-ups have shown for long enough that the order is not there. */
    FOUND_ABSENT
}
