package io.tapemaker.engine.domain.rewards;

/**
 * The venue's reward terms of one market.
 *
 * @param ratePerDayE6 what is shared out per UTC day, in E6 dollars
 * @param maxSpreadE4 distance from the adjusted midpoint at which the score reaches zero, in E4 dollars
 * @param minSizeE6 least size of an order that scores, in E6; levels below it do not count for the midpoint
 * @param multiplierE4 in-game multiplier, 10,000 for one
 * @param oneSidedDivisorE4 what one-sided liquidity is divided by inside the middle range, 30,000 for three
 * @param minAgeNs how long an order has to rest before it scores, in ns
 */
public record RewardTerms(
        long ratePerDayE6, long maxSpreadE4, long minSizeE6, long multiplierE4, long oneSidedDivisorE4, long minAgeNs) {

    /** A factor of one, as {@link #multiplierE4} has it. */
    public static final long ONE_E4 = 10_000;

    /** What the venue divides one-sided liquidity by. */
    public static final long USUAL_DIVISOR_E4 = 30_000;
}
