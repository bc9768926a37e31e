package io.tapemaker.executor.policy;

import java.util.List;

/**
 * Limits of all orders together; what counts against them is {@link AtRisk}, in millionths of a dollar.
 *
 * @param groups the event groups, each with its cap
 * @param totalE6 open, unknown and unconfirmed orders and positions at cost, at once
 * @param rolling expenses of any 24 hours
 * @param messagesPerSecond orders posted in any second; cancels have a budget of their own
 */
public record Caps(List<Group> groups, long totalE6, Rolling rolling, long messagesPerSecond, RepeatedFills repeated) {

    /** Takes a copy of the list. */
    public Caps {
        groups = List.copyOf(groups);
    }

    /** Markets of one event share a cap. */
    public record Group(String name, long notionalCapE6) {}

    /**
     * Limits of any 24 hours, which roll: no hour of the day sets them back.
     *
     * @param notionalE6 what fills, and orders that may yet be filled, put at risk
     * @param lossE6 losses against cost, realised and not; gains are never counted against them
     */
    public record Rolling(long notionalE6, long lossE6) {}

    /** So many fills of one side of one market within so many seconds: nothing more until a person re-arms. */
    public record RepeatedFills(long fills, long seconds) {}
}
