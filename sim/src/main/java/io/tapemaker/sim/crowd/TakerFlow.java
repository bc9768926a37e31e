package io.tapemaker.sim.crowd;

/**
 * Takers who know nothing, arriving at random.
 *
 * @param perDay how many are expected at a midpoint of one half; with p(1 - p) there are fewer towards the ends
 * @param medianE6 dollars of half of them at most
 * @param tailE4 standard deviation of the logarithm of the dollars, in E4
 * @param slipTicks how far beyond the touch they buy or sell
 * @param imbalanceE4 how much more than half of them go one way, in E4 of all
 * @param moodNs mean time until that way turns
 */
public record TakerFlow(long perDay, long medianE6, long tailE4, int slipTicks, long imbalanceE4, long moodNs) {

    /** Nobody. */
    public static final TakerFlow NONE = new TakerFlow(0, 1_000_000, 0, 0, 0, Draws.NS_PER_DAY);

    /** A flow that makes sense. */
    public TakerFlow {
        Bounds.require("taker flow: takers a day", perDay, 0, 8_640_000);
        Bounds.require("taker flow: median dollars in E6", medianE6, 1_000_000, 1_000_000_000_000L);
        Bounds.require("taker flow: tail in E4", tailE4, 0, 30_000);
        Bounds.require("taker flow: slip in ticks", slipTicks, 0, 10_000);
        Bounds.require("taker flow: imbalance in E4", imbalanceE4, 0, 5_000);
        Bounds.require("taker flow: mood in ns", moodNs, Draws.NS_PER_SECOND, 1_000 * Draws.NS_PER_DAY);
    }
}
