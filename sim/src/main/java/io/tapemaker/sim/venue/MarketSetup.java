package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;

/**
 * A market as it is listed.
 *
 * @param tick the grid at the start
 * @param takerDelayNs how long an order that would match at once waits first
 * @param delayFromStart whether that is so from the start of the game on, and not from the opening
 * @param clearBookOnStart whether the start of the game cancels all resting orders
 */
public record MarketSetup(
        MarketNames names,
        TickSize tick,
        FeeTerms fees,
        RewardTerms rewards,
        long takerDelayNs,
        boolean delayFromStart,
        boolean clearBookOnStart) {

    /** A market without delay, fees and rewards. */
    public static MarketSetup plain(MarketNames names, TickSize tick) {
        return new MarketSetup(names, tick, FeeTerms.FREE, RewardTerms.NONE, 0, false, false);
    }

    /** The smallest order that rests, in E6. */
    public long minOrderSizeE6() {
        return Size.parse(names.minOrderSize());
    }
}
