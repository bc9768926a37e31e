package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.decode.HttpAnswer;

/**
 * Hears what became of each call: exactly one of the two, once, on a thread of the call's lane, or on the
 * one that sends for what is held back at once. It hands over and returns: while it runs, that thread carries no other
 * call.
 */
public interface VenueListener {

    /** An answer, whatever it says. */
    void answered(long tag, HttpAnswer answer);

    /** None. */
    void failed(long tag, TransportFailure failure);
}
