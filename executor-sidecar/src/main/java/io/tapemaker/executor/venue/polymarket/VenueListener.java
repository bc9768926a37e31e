package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.HttpAnswer;

/**
 * Hears what became of each call: exactly one of the last two, once, on a thread of the call's lane, or on the
 * one that sends for what is held back at once. It hands over and returns: while it runs, that thread carries no other
 * call.
 */
public interface VenueListener {

    /** Its bytes are handed to the socket next; comes before the answer, and not at all for what was held back. */
    default void leaves(long tag) {
        // Most do not ask.
    }

    /** An answer, whatever it says. */
    void answered(long tag, HttpAnswer answer);

    /** None. */
    void failed(long tag, TransportFailure failure);
}
