package io.tapemaker.sim.venue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was cancelled and what was not.
 *
 * @param notCancelled order id to reason, in the order of the request
 */
public record CancelAnswer(List<String> cancelled, Map<String, String> notCancelled) {

    public CancelAnswer {
        cancelled = List.copyOf(cancelled);
        notCancelled = Collections.unmodifiableMap(new LinkedHashMap<>(notCancelled));
    }
}
