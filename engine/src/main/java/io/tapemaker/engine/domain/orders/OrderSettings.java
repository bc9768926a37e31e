package io.tapemaker.engine.domain.orders;

/**
 * Every setting of the orders; units and bounds are with each part.
 *
 * @param edits how often a market's orders may be changed
 * @param life how long orders live
 * @param calls what part of the venue's limits is used
 * @param memory how much of what is over stays known
 */
public record OrderSettings(EditSettings edits, LifeSettings life, CallSettings calls, MemorySettings memory) {

    public static final OrderSettings DEFAULTS = new OrderSettings(
            EditSettings.DEFAULTS, LifeSettings.DEFAULTS, CallSettings.DEFAULTS, MemorySettings.DEFAULTS);

    static void require(boolean holds, String key, long value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + ", must be " + range);
        }
    }
}
