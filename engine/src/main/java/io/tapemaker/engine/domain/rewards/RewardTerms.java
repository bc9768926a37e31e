package io.tapemaker.engine.domain.rewards;

/**
 * The venue's reward terms of one market.
 *
 * @param ratePerDayE6 what is shared out per UTC day, in E6 dollars, at most {@link #MAX_RATE_PER_DAY_E6}
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

    /** A million dollars a day: beyond it a rate is a mistake, and below it the sums of a day fit a long. */
    public static final long MAX_RATE_PER_DAY_E6 = 1_000_000_000_000L;

    /** No rewards: nothing scores, nothing is paid. */
    public static final RewardTerms NONE = new RewardTerms(0, 0, 0, ONE_E4, USUAL_DIVISOR_E4, 0);

    /**
     * Terms that make sense.
     *
     * @throws IllegalArgumentException if a value is negative, the divisor is zero or the rate is beyond its bound
     */
    public RewardTerms {
        requireWithin("rate per day in E6", ratePerDayE6, 0, MAX_RATE_PER_DAY_E6);
        requireWithin("max spread in E4", maxSpreadE4, 0, Integer.MAX_VALUE);
        requireWithin("min size in E6", minSizeE6, 0, Long.MAX_VALUE);
        requireWithin("multiplier in E4", multiplierE4, 0, Integer.MAX_VALUE);
        requireWithin("one-sided divisor in E4", oneSidedDivisorE4, 1, Integer.MAX_VALUE);
        requireWithin("min age in ns", minAgeNs, 0, Long.MAX_VALUE);
    }

    private static void requireWithin(String what, long value, long lowest, long highest) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(
                    "reward terms: " + what + " is " + value + ", not " + lowest + " to " + highest);
        }
    }
}
