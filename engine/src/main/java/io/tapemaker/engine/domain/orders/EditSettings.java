package io.tapemaker.engine.domain.orders;

/**
 * How often a market's orders may be changed of our own accord. Taking away is never held back by any of these.
 *
 * @param minEditIntervalNs least time between two edits of a market that put orders in place
 * @param cancelRetryNs a cancel that was refused, or whose outcome is unknown, is not repeated before this
 * @param maxCallsPerHour places and cancels of a market in a rolling hour, after which it is edited no more
 * @param retreatAtOnce whether an order that is priced more boldly or is larger than wanted goes at once, even when its
 *     successor has to wait; otherwise it rests until the edit is allowed
 */
public record EditSettings(long minEditIntervalNs, long cancelRetryNs, int maxCallsPerHour, boolean retreatAtOnce) {

    public static final EditSettings DEFAULTS = new EditSettings(2_000_000_000L, 1_000_000_000L, 240, true);

    public EditSettings {
        OrderSettings.require(minEditIntervalNs >= 0, "minEditIntervalNs", minEditIntervalNs, "not negative");
        OrderSettings.require(cancelRetryNs >= 1, "cancelRetryNs", cancelRetryNs, "above 0");
        OrderSettings.require(maxCallsPerHour >= 2, "maxCallsPerHour", maxCallsPerHour, "at least 2");
    }
}
