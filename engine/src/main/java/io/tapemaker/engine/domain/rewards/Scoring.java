package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.journal.types.Size;

/**
 * The venue's score of resting orders, in the reading {@code level} of the adjusted midpoint. Scores are doubles: they
 * rank and estimate, and nothing is booked in them. Prices are the first token's; the midpoint is kept doubled, so that
 * half ticks stay exact.
 */
public final class Scoring {

    /** Between these midpoints, both included, one side alone scores something. */
    static final long MIDDLE_FROM_X2E4 = 2 * 1_000;

    static final long MIDDLE_TO_X2E4 = 2 * 9_000;

    private Scoring() {}

    /** Price in E4 of the best level whose total is at least the least scoring size; 0 for none. */
    public static long adjustedBestE4(Levels side, long minSizeE6) {
        for (int i = 0; i < side.count(); i++) {
            if (side.sizeE6(i) >= minSizeE6) {
                return side.priceE4(i);
            }
        }
        return 0;
    }

    /** Twice the adjusted midpoint in E4; 0 if a side has no level of the least scoring size. */
    public static long adjustedMidpointX2E4(Levels bids, Levels asks, long minSizeE6) {
        long bidE4 = adjustedBestE4(bids, minSizeE6);
        long askE4 = adjustedBestE4(asks, minSizeE6);
        return bidE4 == 0 || askE4 == 0 ? 0 : bidE4 + askE4;
    }

    /** Whether one side alone scores at this midpoint, though divided. */
    public static boolean isMiddleRange(long midpointX2E4) {
        return midpointX2E4 >= MIDDLE_FROM_X2E4 && midpointX2E4 <= MIDDLE_TO_X2E4;
    }

    /** Score of one share at a price, the in-game multiplier included; 0 outside the band. */
    public static double weight(long priceE4, long midpointX2E4, RewardTerms terms) {
        long distanceX2E4 = Math.abs(2 * priceE4 - midpointX2E4);
        long bandX2E4 = 2 * terms.maxSpreadE4();
        if (midpointX2E4 == 0 || distanceX2E4 >= bandX2E4) {
            return 0;
        }
        double inside = (double) (bandX2E4 - distanceX2E4) / bandX2E4;
        return inside * inside * terms.multiplierE4() / RewardTerms.ONE_E4;
    }

    /** Score of an order; 0 if it is too small or outside the band. */
    public static double score(long priceE4, long sizeE6, long midpointX2E4, RewardTerms terms) {
        return sizeE6 < terms.minSizeE6() ? 0 : weight(priceE4, midpointX2E4, terms) * sizeE6 / Size.ONE_E6;
    }

    /** What a maker's two sides are worth together. */
    public static double qMin(double qOne, double qTwo, long midpointX2E4, RewardTerms terms) {
        double least = Math.min(qOne, qTwo);
        if (!isMiddleRange(midpointX2E4)) {
            return least;
        }
        return Math.max(least, Math.max(qOne, qTwo) * RewardTerms.ONE_E4 / terms.oneSidedDivisorE4());
    }

    /** What part of a sample a score gets beside the scores of all others; 0 where nobody scores. */
    public static double share(double ownQMin, double othersQMin) {
        return ownQMin == 0 ? 0 : ownQMin / (ownQMin + othersQMin);
    }
}
