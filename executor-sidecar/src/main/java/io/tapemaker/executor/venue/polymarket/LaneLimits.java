package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * Bounds of one lane.
 *
 * @param connectMs to a connection
 * @param callMs from the moment that a call starts to the last byte of its answer
 * @param inFlight calls at a time; more wait in their lane
 */
public record LaneLimits(int connectMs, int callMs, int inFlight) {

    /**
     * What is used: a place that has no answer in five seconds is looked up, a beat has to be over before the next one
     * is due, and a cancel that is lost is soon sent again.
     */
    public static Map<Lane, LaneLimits> standard() {
        Map<Lane, LaneLimits> limits = new EnumMap<>(Lane.class);
        limits.put(Lane.PLACE, new LaneLimits(2_000, 5_000, 8));
        limits.put(Lane.CANCEL, new LaneLimits(2_000, 4_000, 8));
        limits.put(Lane.HEARTBEAT, new LaneLimits(2_000, 4_000, 2));
        limits.put(Lane.QUERY, new LaneLimits(2_000, 10_000, 6));
        return limits;
    }
}
