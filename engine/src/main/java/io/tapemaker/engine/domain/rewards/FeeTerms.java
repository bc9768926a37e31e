package io.tapemaker.engine.domain.rewards;

/**
 * What trading costs in one market, as the venue's fee schedule has it.
 *
 * @param rateE6 fee rate, 70,000 for 0.07
 * @param exponent power of p(1 - p) in the fee; the venue uses one
 * @param rebateShareE4 part of the taker fees that is given back to makers, 2,500 for a quarter
 */
public record FeeTerms(long rateE6, int exponent, long rebateShareE4) {

    /** A rate of one. */
    public static final long ONE_E6 = 1_000_000;

    /** Everything, as {@link #rebateShareE4} has it. */
    public static final long ONE_E4 = 10_000;

    /** Beyond it an exponent is a mistake. */
    public static final int MAX_EXPONENT = 4;

    /** A market without fees. */
    public static final FeeTerms FREE = new FeeTerms(0, 1, 0);

    /**
     * Terms that make sense.
     *
     * @throws IllegalArgumentException if a value is negative or beyond its bound
     */
    public FeeTerms {
        requireWithin("rate in E6", rateE6, ONE_E6);
        requireWithin("exponent", exponent, MAX_EXPONENT);
        requireWithin("rebate share in E4", rebateShareE4, ONE_E4);
    }

    private static void requireWithin(String what, long value, long highest) {
        if (value < 0 || value > highest) {
            throw new IllegalArgumentException("fee terms: " + what + " is " + value + ", not 0 to " + highest);
        }
    }
}
