package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;

/**
 * The most that the owners of the others' levels can score together. A level is an aggregate: one below the least
 * scoring size surely holds no order that scores, any other may be one order, so it is counted whole. Balanced makers
 * score the lesser side in full, one-sided makers what remains of the greater one, divided.
 */
final class OthersScore {

    private OthersScore() {}

    /** The upper end of the others' sum of Qmin at a midpoint. */
    static double upperEnd(Levels bids, Levels asks, long midpointX2E4, RewardTerms terms) {
        double one = sum(bids, midpointX2E4, terms);
        double two = sum(asks, midpointX2E4, terms);
        double least = Math.min(one, two);
        if (!Scoring.isMiddleRange(midpointX2E4)) {
            return least;
        }
        return least + (Math.max(one, two) - least) * RewardTerms.ONE_E4 / terms.oneSidedDivisorE4();
    }

    private static double sum(Levels side, long midpointX2E4, RewardTerms terms) {
        double sum = 0;
        for (int i = 0; i < side.count(); i++) {
            sum += Scoring.score(side.priceE4(i), side.sizeE6(i), midpointX2E4, terms);
        }
        return sum;
    }
}
