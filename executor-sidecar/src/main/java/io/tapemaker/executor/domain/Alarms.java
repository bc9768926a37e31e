package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.venue.Refused;

/** What sets the latch, as the desks see it. */
interface Alarms {

    /** Something at the venue is ours that no intent has made. */
    void foreign(String what);

    /** An order has traded. */
    void filled(TrackedOrder order);

    /** The venue does not take what was signed, or not as that. */
    void refusedBySignature(TrackedOrder order, Refused cause);

    /** The venue knows the order by another name than its hash. */
    void otherHash(TrackedOrder order);
}
