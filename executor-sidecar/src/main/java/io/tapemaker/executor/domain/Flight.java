package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.venue.VenueRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that is not answered yet.
 *
 * @param key the order that it is about, null for none
 * @param sentNs event time
 */
record Flight(
        long tag,
        VenueRequest request,
        Purpose purpose,
        @Nullable OrderKey key,
        long sentNs) {

    /** Who waits for it. */
    enum Purpose {
        POST,
        CANCEL,
        LOOK_UP,
        SWEEP,
        SWEEP_LOOK,
        RECONCILE,
        TRADES,
        BEAT,
        QUESTION,
        BOOK,
        TERMS
    }
}
