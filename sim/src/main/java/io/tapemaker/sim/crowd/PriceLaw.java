package io.tapemaker.sim.crowd;

/**
 * How the hidden true price of the first token moves: a walk in equal steps, with jumps, held between 0.2 and 99.8
 * cents. Steps and jumps are as large as stated at a price of one half and shrink with p(1 - p) towards the ends.
 *
 * @param startE4 where it begins
 * @param volatilityE4 standard deviation over the root of a minute
 * @param jumps news
 * @param driftPerDayE4 part of the distance to the outcome that is gone after a day, in E4 and as if never compounded;
 *     the outcome is drawn by the starting price
 * @param lifeNs when the outcome is due after the start: volatility grows with the root of (life / time left), as for
 *     "above the strike at the hour", and when it is over the price stays at the nearer end; 0 for a market without an
 *     end in sight
 * @param stepNs how often the price moves
 */
public record PriceLaw(long startE4, long volatilityE4, Jumps jumps, long driftPerDayE4, long lifeNs, long stepNs) {

    /**
     * News that come at random.
     *
     * @param perDay how many are expected
     * @param sizeE4 mean distance, either way alike; each is between half of it and one and a half
     */
    public record Jumps(long perDay, long sizeE4) {

        /** No news. */
        public static final Jumps NONE = new Jumps(0, 0);

        /** Jumps that make sense. */
        public Jumps {
            Bounds.require("price law: jumps a day", perDay, 0, 86_400);
            Bounds.require("price law: size of a jump in E4", sizeE4, 0, 5_000);
        }
    }

    /** A law that makes sense. */
    public PriceLaw {
        Bounds.require("price law: start in E4", startE4, 100, 9_900);
        Bounds.require("price law: volatility in E4", volatilityE4, 0, 5_000);
        Bounds.require("price law: drift a day in E4", driftPerDayE4, 0, 1_000_000);
        Bounds.require("price law: life in ns", lifeNs, 0, 1_000 * Draws.NS_PER_DAY);
        Bounds.require("price law: step in ns", stepNs, 50_000_000L, 60 * Draws.NS_PER_SECOND);
    }

    /** The same from another start. */
    public PriceLaw startingAt(long priceE4) {
        return new PriceLaw(priceE4, volatilityE4, jumps, driftPerDayE4, lifeNs, stepNs);
    }
}
