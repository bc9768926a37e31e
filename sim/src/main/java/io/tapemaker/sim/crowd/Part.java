package io.tapemaker.sim.crowd;

/** What somebody of the crowd does in a market. */
public enum Part {
    /** Quotes for the reward, near the midpoint and often. */
    REWARD_MAKER,
    /** Keeps depth further away. */
    DEPTH_MAKER,
    /** Leaves small orders in front of the makers, below the least size that scores. */
    RETAIL_MAKER,
    /** Takes for reasons of its own, knowing nothing. */
    NOISE,
    /** Takes what is stale. */
    INFORMED,
    /** Takes several levels at once, knowing nothing. */
    SWEEPER;

    /** Whether it rests orders. */
    public boolean isMaker() {
        return this == REWARD_MAKER || this == DEPTH_MAKER || this == RETAIL_MAKER;
    }
}
