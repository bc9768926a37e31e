package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Size;

/**
 * Makers who quote alike.
 *
 * @param part what they are counted as
 * @param count how many there are
 * @param ladder what they quote
 * @param reaction how they follow the price
 */
public record MakerStyle(Part part, int count, Ladder ladder, Reaction reaction) {

    /** Most levels of a side: both sides fit one batch. */
    static final int MOST_LEVELS = 7;

    /**
     * Orders on both sides of the maker's reference price. Sizes vary by a quarter either way.
     *
     * @param levels orders of a side
     * @param nearTicks least distance of the first from the reference
     * @param nearE4 the same in dollars, such as a share of the reward band; the larger of both counts
     * @param stepTicks from one level to the next
     * @param sizeE6 of each order
     * @param sellsTokens whether it splits collateral and sells what it has; otherwise it buys the other token
     */
    public record Ladder(int levels, int nearTicks, long nearE4, int stepTicks, long sizeE6, boolean sellsTokens) {

        /** A ladder that makes sense. */
        public Ladder {
            Bounds.require("ladder: levels", levels, 1, MOST_LEVELS);
            Bounds.require("ladder: ticks to the first level", nearTicks, 0, 1_000);
            Bounds.require("ladder: distance of the first level in E4", nearE4, 0, 5_000);
            Bounds.require("ladder: ticks between levels", stepTicks, 1, 1_000);
            Bounds.require("ladder: size in E6", sizeE6, 100 * Size.ORDER_STEP_E6, 1_000_000_000_000L);
        }
    }

    /**
     * How a maker follows the price.
     *
     * @param lookNs mean time from one look at the market to the next; each is between half of it and one and a half
     * @param latencyNs how old the price is that it sees
     * @param requoteE4 how far its reference must move before it quotes anew
     * @param opinionE4 standard deviation of its error about the price, drawn anew every minute or so
     * @param skewE4 how far its reference goes down for each {@code sizeE6} of net position, at most its own distance
     * @param pullNs for how long it leaves after a jump; 0 if it stays and quotes anew
     */
    public record Reaction(long lookNs, long latencyNs, long requoteE4, long opinionE4, long skewE4, long pullNs) {

        /** A reaction that makes sense. */
        public Reaction {
            Bounds.require("reaction: look in ns", lookNs, 1_000_000, Draws.NS_PER_DAY);
            Bounds.require("reaction: latency in ns", latencyNs, 0, PricePath.MOST_LATENCY_NS);
            Bounds.require("reaction: threshold to requote in E4", requoteE4, 0, 10_000);
            Bounds.require("reaction: opinion in E4", opinionE4, 0, 2_000);
            Bounds.require("reaction: skew in E4", skewE4, 0, 1_000);
            Bounds.require("reaction: time away in ns", pullNs, 0, Draws.NS_PER_DAY);
        }
    }

    /** A style that makes sense. */
    public MakerStyle {
        Bounds.require("maker style: count", count, 0, 64);
        if (!part.isMaker()) {
            throw new IllegalArgumentException("maker style: " + part + " does not rest orders");
        }
    }
}
