package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.order.OrderKey;
import java.util.List;

/** The signed orders of intents as the bytes to post. Called on the thread that sends. */
@FunctionalInterface
public interface PostBodies {

    /**
     * One order for one intent, an array of them for several; the same bytes each time.
     *
     * @throws IllegalStateException if one of them was never signed
     */
    byte[] of(List<OrderKey> intents);
}
