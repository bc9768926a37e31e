package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import java.util.EnumMap;
import java.util.Map;

/**
 * Bounds of one lane.
 *
 * @param waitMs from being handed over to the moment before the first byte leaves; what is later does not leave
 * @param connectMs to a connection
 * @param callMs from the moment that a call starts to the last byte of its answer
 * @param inFlight calls at a time; more wait in their lane
 */
public record LaneLimits(int waitMs, int connectMs, int callMs, int inFlight) {

    private static final int NEVER_MS = Integer.MAX_VALUE;

    /**
     * What is used: a place that has no answer in five seconds is looked up, a beat has to be over before the next one
     * is due, and a cancel that is lost is soon sent again. A place that is two seconds old was decided on another
     * book; a cancel is never too late.
     */
    public static Map<Lane, LaneLimits> standard() {
        Map<Lane, LaneLimits> limits = new EnumMap<>(Lane.class);
        limits.put(Lane.PLACE, new LaneLimits(2_000, 2_000, 5_000, 8));
        limits.put(Lane.CANCEL, new LaneLimits(NEVER_MS, 2_000, 4_000, 8));
        limits.put(Lane.HEARTBEAT, new LaneLimits(4_000, 2_000, 4_000, 2));
        limits.put(Lane.QUERY, new LaneLimits(30_000, 2_000, 10_000, 6));
        return limits;
    }
}
