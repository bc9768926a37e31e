package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;

/**
 * The best pair of a bid and an ask at one midpoint, without trying all pairs. The reward grows with
 * Q = max(min(q1, q2), max(q1, q2) / divisor), so for each order there are but two partners to try: the cheapest of
 * those that score at least as much, when this order's score is the lesser one and counts, and the cheapest of all,
 * when it is the greater one and counts divided. What a pair is credited with is never more than its value, and the
 * best
 * pair is credited with just that. Among equals the tie rule decides, and the best by that rule is among those tried,
 * since it is tried for partners of equal cost, too.
 */
class PairMerge {

    private final Objective objective;
    private final BestPair best;
    private double others;

    PairMerge(Objective objective, BestPair best) {
        this.objective = objective;
        this.best = best;
    }

    /** Offers the best of all pairs of two ranked groups. */
    void merge(RankedGroup bids, RankedGroup asks, long midpointX2E4, double othersScore) {
        others = othersScore;
        offerLesser(bids, asks, true);
        offerLesser(asks, bids, false);
        RewardTerms terms = objective.in.terms;
        if (Scoring.isMiddleRange(midpointX2E4)) {
            offerGreater(bids, asks, true, terms.oneSidedDivisorE4());
            offerGreater(asks, bids, false, terms.oneSidedDivisorE4());
        }
    }

    /** Each order with the cheapest partner that scores at least as much. */
    private void offerLesser(RankedGroup lesser, RankedGroup greater, boolean lesserIsBid) {
        int partner = -1;
        int next = 0;
        for (int i = 0; i < lesser.count; i++) {
            double score = lesser.score(i);
            while (next < greater.count && reaches(greater.score(next), score)) {
                partner = best.cheaper(!lesserIsBid, partner, greater.id(next++));
            }
            if (partner >= 0) {
                offer(lesser.id(i), partner, lesserIsBid, score);
            }
        }
    }

    /** Whether a partner scores at least as much. */
    boolean reaches(double partnerScore, double score) {
        return partnerScore >= score;
    }

    /** Each order with the cheapest partner of all. */
    private void offerGreater(RankedGroup greater, RankedGroup lesser, boolean greaterIsBid, long divisorE4) {
        int partner = -1;
        for (int i = 0; i < lesser.count; i++) {
            partner = best.cheaper(!greaterIsBid, partner, lesser.id(i));
        }
        for (int i = 0; i < greater.count && partner >= 0; i++) {
            offer(greater.id(i), partner, greaterIsBid, greater.score(i) * RewardTerms.ONE_E4 / divisorE4);
        }
    }

    private void offer(int one, int other, boolean oneIsBid, double qMin) {
        long rewardE9 = objective.rewardE9(qMin, others);
        best.offer(oneIsBid ? one : other, oneIsBid ? other : one, rewardE9);
    }
}
