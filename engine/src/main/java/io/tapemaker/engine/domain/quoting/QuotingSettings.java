package io.tapemaker.engine.domain.quoting;

/**
 * How a market is quoted, as far as it is a matter of taste and not of the venue.
 *
 * @param largestOrderE6 no order is larger, in E6 shares
 * @param lowestMidpointE4 no quotes while the others' adjusted midpoint is below, in E4
 * @param highestMidpointE4 no quotes while it is above, in E4
 * @param frontCushionE6 least shares of others ahead of an order of ours, at better prices and at its own, in E6; for
 *     one that rests also a step behind it, {@link EditSide#STEP_BACK_E4}
 * @param exitLiquidityE6 least shares of others on the opposite side inside the reward band, in E6: what a fill can be
 *     undone against
 * @param capitalCostBps what locked collateral costs a year, in basis points
 * @param inventoryAversionE6 dollars that one share more costs for each share held, per squared dollar of a day's
 *     variance, in E6: risk aversion as in mean-variance, each share thought to be held for a day
 * @param leastNetRateE6 dollars per day that quotes must earn net, in E6; at or below it there are none
 * @param editHorizonNs how long quotes are thought to stay when a replacement is weighed
 * @param editCostE6 what a replacement, a new order or a cancel has to bring at least, in E6 dollars
 * @param sellHeld whether held tokens are sold where the whole order is held, which locks no collateral
 * @param joinSmallLevels whether to join levels that are better than the adjusted touch, too small to count alone
 */
public record QuotingSettings(
        long largestOrderE6,
        long lowestMidpointE4,
        long highestMidpointE4,
        long frontCushionE6,
        long exitLiquidityE6,
        long capitalCostBps,
        long inventoryAversionE6,
        long leastNetRateE6,
        long editHorizonNs,
        long editCostE6,
        boolean sellHeld,
        boolean joinSmallLevels) {

    /** Careful settings: small orders behind others, in markets that are not decided yet. */
    public static final QuotingSettings DEFAULTS = new QuotingSettings(
            200_000_000L,
            1_000L,
            9_000L,
            100_000_000L,
            100_000_000L,
            1_000L,
            50_000L,
            100_000L,
            180_000_000_000L,
            0L,
            true,
            true);

    public QuotingSettings {
        require(largestOrderE6 >= 0, "largestOrderE6");
        require(lowestMidpointE4 >= 0 && lowestMidpointE4 <= highestMidpointE4, "lowestMidpointE4");
        require(frontCushionE6 >= 0, "frontCushionE6");
        require(exitLiquidityE6 >= 0, "exitLiquidityE6");
        require(capitalCostBps >= 0, "capitalCostBps");
        require(inventoryAversionE6 >= 0, "inventoryAversionE6");
        require(leastNetRateE6 >= 0, "leastNetRateE6");
        require(editHorizonNs > 0, "editHorizonNs");
        require(editCostE6 >= 0, "editCostE6");
    }

    private static void require(boolean holds, String name) {
        if (!holds) {
            throw new IllegalArgumentException("quoting setting out of range: " + name);
        }
    }
}
