package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;

/**
 * What quotes are worth: R Q / (Q + others) less the costs of each side. The midpoint is that of the book with the
 * quotes in it, since they move it; costs depend on one side alone.
 */
final class Objective {

    final QuoteSide bid;
    final QuoteSide ask;
    QuoteInputs in = new QuoteInputs();

    Objective() {
        bid = new QuoteSide(true, in);
        ask = new QuoteSide(false, in);
    }

    void bind(QuoteInputs inputs) {
        in = inputs;
        bid.bind(inputs);
        ask.bind(inputs);
    }

    /** What stands against any quote, whatever its side; {@link Constraint#NONE} for nothing. */
    Constraint marketConstraint() {
        long fairX2E4 = bid.fairX2E4;
        if (fairX2E4 == 0) {
            return Constraint.NO_MIDPOINT;
        }
        if (bid.bestE4 >= bid.opposite.priceE4(0)) {
            return Constraint.CROSSED_BOOK;
        }
        QuotingSettings settings = in.settings;
        boolean inside = fairX2E4 >= 2 * settings.lowestMidpointE4() && fairX2E4 <= 2 * settings.highestMidpointE4();
        return inside ? Constraint.NONE : Constraint.PRICE_BAND;
    }

    /** Twice the adjusted midpoint in E4, first token, of the book with both quotes in it; 0 for none. */
    long midpointX2E4(LiveQuote bidQuote, LiveQuote askQuote) {
        long bidE4 = bid.adjustedBestWithE4(bidQuote.priceE4, bidQuote.sizeE6);
        long askE4 = ask.adjustedBestWithE4(ask.ownPriceE4(askQuote.priceE4), askQuote.sizeE6);
        return bidE4 == 0 || askE4 == 0 ? 0 : bidE4 + ask.ownPriceE4(askE4);
    }

    /** The reward rate for a Qmin of ours against the others'. */
    long rewardE9(double qMin, double others) {
        if (!(qMin > 0)) {
            return 0;
        }
        // One minus the others' part: in floating point, too, this never falls when qMin grows, as the search needs.
        return RateE9.clamp(
                Math.round(in.terms.ratePerDayE6() * (double) RateE9.PER_E6 * (1 - others / (qMin + others))));
    }

    /**
     * The reward rate of both quotes at a midpoint; a quote that is too young stands in the book and scores
     * nothing.
     */
    long rewardE9(LiveQuote bidQuote, boolean bidScores, LiveQuote askQuote, boolean askScores) {
        RewardTerms terms = in.terms;
        long midpointX2E4 = midpointX2E4(bidQuote, askQuote);
        double one = bidScores ? Scoring.score(bidQuote.priceE4, bidQuote.sizeE6, midpointX2E4, terms) : 0;
        double two = askScores ? Scoring.score(askQuote.priceE4, askQuote.sizeE6, midpointX2E4, terms) : 0;
        double qMin = Scoring.qMin(one, two, midpointX2E4, terms);
        return rewardE9(qMin, OthersScore.upperEnd(in.bids, in.asks, midpointX2E4, terms));
    }

    /** The value of any two quotes, both old enough to score. */
    void evaluate(LiveQuote bidQuote, LiveQuote askQuote, QuoteValue out) {
        out.clear();
        out.rewardE9 = rewardE9(bidQuote, true, askQuote, true);
        addCosts(bid, bidQuote, out);
        addCosts(ask, askQuote, out);
    }

    private static void addCosts(QuoteSide side, LiveQuote quote, QuoteValue out) {
        if (!quote.isPresent()) {
            return;
        }
        long priceE4 = side.ownPriceE4(quote.priceE4);
        double fills = side.fillsPerDay(Math.min(quote.aheadE6, side.aheadE6(priceE4)), quote.sizeE6);
        out.pickoffE9 += side.pickoffE9(priceE4, fills) + side.stepsE9(side.stepLossE4(priceE4), quote.sizeE6);
        out.capitalE9 += side.capitalE9(priceE4, quote.sizeE6, quote.selling);
        out.inventoryE9 += side.inventoryE9(fills);
    }
}
