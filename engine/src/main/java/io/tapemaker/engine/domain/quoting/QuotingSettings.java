package io.tapemaker.engine.domain.quoting;

/**
 * How a market is quoted, as far as it is a matter of taste and not of the venue.
 *
 * @param largestOrderE6 no order is larger, in E6 shares
 * @param band no quotes while the others' adjusted midpoint is outside
 * @param gates what of others has to be there
 * @param costs what quotes cost beside being picked off
 * @param edits how a replacement is weighed
 * @param sellHeld whether held tokens are sold where the whole order is held, which locks no collateral
 * @param joinSmallLevels whether to join levels that are better than the adjusted touch, too small to count alone
 */
public record QuotingSettings(
        long largestOrderE6,
        PriceBand band,
        Gates gates,
        Costs costs,
        Edits edits,
        boolean sellHeld,
        boolean joinSmallLevels) {

    /** Careful settings: small orders behind others, in markets that are not decided yet. */
    public static final QuotingSettings DEFAULTS = new QuotingSettings(
            200_000_000L,
            new PriceBand(1_000L, 9_000L),
            new Gates(100_000_000L, 50L, 100_000_000L),
            new Costs(1_000L, 10_000L, 500_000L),
            new Edits(180_000_000_000L, 0L),
            true,
            true);

    /**
     * Where the midpoint has to be.
     *
     * @param lowestMidpointE4 in E4, included
     * @param highestMidpointE4 in E4, included
     */
    public record PriceBand(long lowestMidpointE4, long highestMidpointE4) {

        public PriceBand {
            require(lowestMidpointE4 >= 0 && lowestMidpointE4 <= highestMidpointE4, "lowestMidpointE4");
        }
    }

    /**
     * What of others has to be there.
     *
     * @param frontCushionE6 least shares of others ahead of an order of ours, at better prices and at its own, in E6
     * @param cushionStepBackE4 how far others may have stepped back behind an order that rests before they count as
     *     gone, in E4 dollars, a tick where that is more; 0 for not at all. Touches flicker by so much, and an order
     *     that fled from each flicker would never come of age
     * @param exitLiquidityE6 least shares of others on the opposite side inside the reward band, in E6: what a fill can
     *     be undone against
     */
    public record Gates(long frontCushionE6, long cushionStepBackE4, long exitLiquidityE6) {

        public Gates {
            require(frontCushionE6 >= 0, "frontCushionE6");
            require(cushionStepBackE4 >= 0, "cushionStepBackE4");
            require(exitLiquidityE6 >= 0, "exitLiquidityE6");
        }
    }

    /**
     * What quotes cost beside being picked off, and what they have to earn.
     *
     * @param capitalBps what locked collateral costs a year, in basis points
     * @param inventoryAversionE6 dollars that one share more costs for each share held, per squared dollar of a day's
     *     variance, in E6: risk aversion as in mean-variance, each share thought to be held for a day
     * @param leastNetRateE6 dollars per day that quotes must earn net, in E6; at or below it there are none
     */
    public record Costs(long capitalBps, long inventoryAversionE6, long leastNetRateE6) {

        public Costs {
            require(capitalBps >= 0, "capitalCostBps");
            require(inventoryAversionE6 >= 0, "inventoryAversionE6");
            require(leastNetRateE6 >= 0, "leastNetRateE6");
        }
    }

    /**
     * How a replacement is weighed.
     *
     * @param horizonNs how long quotes are thought to stay
     * @param costE6 what a replacement, a new order or a cancel has to bring at least, in E6 dollars
     */
    public record Edits(long horizonNs, long costE6) {

        public Edits {
            require(horizonNs > 0, "editHorizonNs");
            require(costE6 >= 0, "editCostE6");
        }
    }

    public QuotingSettings {
        require(largestOrderE6 >= 0, "largestOrderE6");
    }

    /** Lowest midpoint at which to quote, in E4. */
    public long lowestMidpointE4() {
        return band.lowestMidpointE4();
    }

    /** Highest midpoint at which to quote, in E4. */
    public long highestMidpointE4() {
        return band.highestMidpointE4();
    }

    /** Least shares of others ahead of an order of ours, in E6. */
    public long frontCushionE6() {
        return gates.frontCushionE6();
    }

    /** How far others may have stepped back behind an order that rests, in E4; 0 for not at all. */
    public long cushionStepBackE4() {
        return gates.cushionStepBackE4();
    }

    /** Least shares of others to undo a fill against, in E6. */
    public long exitLiquidityE6() {
        return gates.exitLiquidityE6();
    }

    /** What locked collateral costs a year, in basis points. */
    public long capitalCostBps() {
        return costs.capitalBps();
    }

    /** Risk aversion, in E6. */
    public long inventoryAversionE6() {
        return costs.inventoryAversionE6();
    }

    /** What quotes must earn net, in E6 dollars per day. */
    public long leastNetRateE6() {
        return costs.leastNetRateE6();
    }

    /** How long quotes are thought to stay when a replacement is weighed. */
    public long editHorizonNs() {
        return edits.horizonNs();
    }

    /** What an edit has to bring at least, in E6 dollars. */
    public long editCostE6() {
        return edits.costE6();
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("quoting setting out of range: " + name);
        }
    }
}
