package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.book.Levels;
import java.util.List;

/** Scores a vector with the engine's own classes; a negative control replaces one step by a wrong formula. */
class VectorScorer {

    /** Scores of one maker. */
    record Scores(double qOne, double qTwo, double qMin) {}

    long midpointX2E4(Levels bids, Levels asks, RewardTerms terms) {
        return Scoring.adjustedMidpointX2E4(bids, asks, terms.minSizeE6());
    }

    Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
        MakerScore score = new MakerScore();
        score.start(midpointX2E4, terms);
        orders.forEach(order -> order.addTo(score));
        return new Scores(score.qOne(), score.qTwo(), score.qMin());
    }

    double share(double own, double others) {
        return Scoring.share(own, others);
    }

    /** The midpoint of the touch, whatever its size. */
    static final class TouchMidpoint extends VectorScorer {
        @Override
        long midpointX2E4(Levels bids, Levels asks, RewardTerms terms) {
            return Scoring.adjustedMidpointX2E4(bids, asks, 0);
        }
    }

    /** A score that falls in a straight line. */
    static final class LinearScore extends VectorScorer {
        @Override
        Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
            double one = 0;
            double two = 0;
            for (RestingOrder order : orders) {
                double weight = Math.sqrt(Scoring.weight(order.firstPriceE4(), midpointX2E4, terms));
                double score = order.sizeE6() < terms.minSizeE6() ? 0 : weight * order.sizeE6() / 1e6;
                one += order.isBid() ? score : 0;
                two += order.isBid() ? 0 : score;
            }
            return new Scores(one, two, Scoring.qMin(one, two, midpointX2E4, terms));
        }
    }

    /** Small orders score too. */
    static final class NoLeastSize extends VectorScorer {
        @Override
        Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
            RewardTerms noLeast = new RewardTerms(
                    0, terms.maxSpreadE4(), 0, terms.multiplierE4(), terms.oneSidedDivisorE4(), terms.minAgeNs());
            return super.scores(orders, midpointX2E4, noLeast);
        }
    }

    /** The token's own price is taken for the first one's. */
    static final class SecondTokenUnmirrored extends VectorScorer {
        @Override
        Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
            return super.scores(
                    orders.stream()
                            .map(o -> new RestingOrder(0, o.side(), o.priceE4(), o.sizeE6()))
                            .toList(),
                    midpointX2E4,
                    terms);
        }
    }

    /** One side alone never scores. */
    static final class BothSidesAlways extends VectorScorer {
        @Override
        Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
            Scores right = super.scores(orders, midpointX2E4, terms);
            return new Scores(right.qOne(), right.qTwo(), Math.min(right.qOne(), right.qTwo()));
        }
    }

    /** One side alone scores at any midpoint. */
    static final class OneSideAlways extends VectorScorer {
        @Override
        Scores scores(List<RestingOrder> orders, long midpointX2E4, RewardTerms terms) {
            Scores right = super.scores(orders, midpointX2E4, terms);
            return new Scores(right.qOne(), right.qTwo(), Scoring.qMin(right.qOne(), right.qTwo(), 10_000, terms));
        }
    }

    /** A share of the others instead of everybody. */
    static final class ShareOfOthers extends VectorScorer {
        @Override
        double share(double own, double others) {
            return others == 0 ? 1 : own / others;
        }
    }

    /** All of them; each is one wrong formula. */
    static List<VectorScorer> planted() {
        return List.of(
                new TouchMidpoint(),
                new LinearScore(),
                new NoLeastSize(),
                new SecondTokenUnmirrored(),
                new BothSidesAlways(),
                new OneSideAlways(),
                new ShareOfOthers());
    }
}
