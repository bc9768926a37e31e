package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.book.Levels;

/**
 * Between which ends the sum of the others' Qmin lies. The public book names no owners: the same levels are worth the
 * most when balanced makers own what both sides have in common and one-sided ones the rest, and the least when every
 * maker's sides stand to each other as the divisor to one. Both ends are reached by some partition of the levels and
 * left by none, for any divisor.
 *
 * <p>The lower end is nominal. Levels are sums and hide orders that are too small or too young to score, so what is
 * certain is {@link #HONEST_LOWER} only. Reused; allocates nothing.
 */
public final class CompetitionEstimate {

    /** What the others score for certain. */
    public static final double HONEST_LOWER = 0;

    private double sideOne;
    private double sideTwo;
    private double nominalLower;
    private double upper;

    /**
     * Scores a book.
     *
     * @param bids the others' bids on the first token, best first
     * @param asks the others' asks on the first token, best first
     * @param midpointX2E4 twice the adjusted midpoint of the whole book, ours included; 0 for none
     */
    public void estimate(Levels bids, Levels asks, long midpointX2E4, RewardTerms terms) {
        sideOne = total(bids, 1, midpointX2E4, terms);
        sideTwo = total(asks, -1, midpointX2E4, terms);
        nominalLower = nominalLower(sideOne, sideTwo, midpointX2E4, terms);
        upper = upper(sideOne, sideTwo, midpointX2E4, terms);
    }

    /** Total score of the others' bids on the first token. */
    public double sideOne() {
        return sideOne;
    }

    /** Total score of the others' asks on the first token. */
    public double sideTwo() {
        return sideTwo;
    }

    /** Least sum of the others' Qmin if everything that the levels show scores. */
    public double nominalLower() {
        return nominalLower;
    }

    /** Greatest sum of the others' Qmin: what to quote against. */
    public double upper() {
        return upper;
    }

    /** {@link #nominalLower()} of two totals. */
    public static double nominalLower(double sideOne, double sideTwo, long midpointX2E4, RewardTerms terms) {
        if (!Scoring.isMiddleRange(midpointX2E4)) {
            return 0;
        }
        double divisorE4 = terms.oneSidedDivisorE4();
        double skewed = (sideOne + sideTwo) * RewardTerms.ONE_E4 / (RewardTerms.ONE_E4 + divisorE4);
        return Math.max(skewed, Math.max(sideOne, sideTwo) * RewardTerms.ONE_E4 / divisorE4);
    }

    /** {@link #upper()} of two totals. */
    public static double upper(double sideOne, double sideTwo, long midpointX2E4, RewardTerms terms) {
        double least = Math.min(sideOne, sideTwo);
        if (!Scoring.isMiddleRange(midpointX2E4)) {
            return least;
        }
        double divisorE4 = terms.oneSidedDivisorE4();
        // Below a divisor of two, two one-sided makers are worth more than the one who owns both sides.
        double pairedE4 = Math.max(divisorE4 - RewardTerms.ONE_E4, RewardTerms.ONE_E4);
        return (Math.max(sideOne, sideTwo) * RewardTerms.ONE_E4 + pairedE4 * least) / divisorE4;
    }

    /** {@code behind} is the direction from the best price towards the midpoint's far side: 1 for bids, -1 for asks. */
    private static double total(Levels side, int behind, long midpointX2E4, RewardTerms terms) {
        double total = 0;
        if (midpointX2E4 == 0) {
            return total;
        }
        long bandX2E4 = 2 * terms.maxSpreadE4();
        for (int i = 0; i < side.count(); i++) {
            long priceE4 = side.priceE4(i);
            if (behind * (midpointX2E4 - 2 * priceE4) >= bandX2E4) {
                break;
            }
            total += Scoring.score(priceE4, side.sizeE6(i), midpointX2E4, terms);
        }
        return total;
    }
}
