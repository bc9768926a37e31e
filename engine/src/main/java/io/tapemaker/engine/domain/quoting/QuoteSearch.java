package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * What to quote in one market: the best of all pairs of orders that the constraints allow, none on a side included. The
 * search is exact. The result depends on the inputs alone; what an instance keeps is scratch space, and once that has
 * grown nothing is allocated.
 */
public final class QuoteSearch {

    private static final int NOBODY = -1;

    final Objective objective = new Objective();
    final Candidates bids = new Candidates(objective.bid);
    final Candidates asks = new Candidates(objective.ask);
    final BestPair best = new BestPair(bids, asks);

    private final RankedGroup rankedBids = new RankedGroup();
    private final RankedGroup rankedAsks = new RankedGroup();
    private final PairMerge merge;
    private final LiveQuote bidQuote = new LiveQuote();
    private final LiveQuote askQuote = new LiveQuote();

    public QuoteSearch() {
        merge = new PairMerge(objective, best);
    }

    /** For tests that plant a faulty merge. */
    QuoteSearch(MergeMaker maker) {
        merge = maker.make(objective, best);
    }

    /** Makes a merge. */
    interface MergeMaker {
        PairMerge make(Objective objective, BestPair best);
    }

    /**
     * Computes the orders wanted in a market.
     *
     * @param out filled with them; empty where nothing is worth quoting
     * @return {@link Constraint#NONE} if anything is wanted, else what stands against it
     */
    public Constraint computeDesiredQuotes(QuoteInputs in, DesiredQuotes out) {
        out.clear();
        Constraint constraint = prepare(in);
        if (constraint != Constraint.NONE) {
            return constraint;
        }
        search(NOBODY, NOBODY);
        if (!isWorthIt()) {
            return constraintOfNone();
        }
        want(bids, best.bid, out);
        want(asks, best.ask, out);
        return Constraint.NONE;
    }

    /**
     * The value of any quotes in the book of the inputs, by the objective of the search; 0 as a size for no order. An
     * order no larger than what is held is taken for a sale.
     */
    public void evaluate(QuoteInputs in, long bidE4, long bidSizeE6, long askE4, long askSizeE6, QuoteValue out) {
        objective.bind(in);
        bidQuote.set(bidE4, bidSizeE6, objective.bid.sells(bidSizeE6));
        askQuote.set(askE4, askSizeE6, objective.ask.sells(askSizeE6));
        objective.evaluate(bidQuote, askQuote, out);
    }

    /**
     * What stands against a price for an order on a side, whoever thought of it: the regime, the exit, the grid, the
     * spread, others in front, the reward band. Sizes and limits are not looked at.
     *
     * @param priceE4 in first-token prices
     */
    public Constraint against(QuoteInputs in, boolean isBid, long priceE4) {
        objective.bind(in);
        Constraint market = objective.marketConstraint();
        if (market != Constraint.NONE) {
            return market;
        }
        Candidates candidates = isBid ? bids : asks;
        QuoteSide side = candidates.side;
        candidates.gates.bind(in);
        long ownE4 = side.ownPriceE4(priceE4);
        Constraint against = candidates.gates.side();
        if (against == Constraint.NONE) {
            against = candidates.gates.price(ownE4, side.aheadE6(ownE4));
        }
        boolean isInBand = Math.abs(side.fairX2E4 - 2 * ownE4) < 2 * in.terms.maxSpreadE4();
        return against == Constraint.NONE && !isInBand ? Constraint.REWARD_BAND : against;
    }

    /** Lists the candidates, unless something stands against every one. */
    private Constraint prepare(QuoteInputs in) {
        objective.bind(in);
        Constraint constraint = objective.marketConstraint();
        if (constraint == Constraint.NONE) {
            bids.fill(in);
            asks.fill(in);
        }
        return constraint;
    }

    /** The best pair, of those without the excluded candidates. */
    void search(int excludedBid, int excludedAsk) {
        best.clear();
        RewardTerms terms = objective.in.terms;
        for (int i = 0; i < bids.groups; i++) {
            for (int j = 0; j < asks.groups; j++) {
                long midpointX2E4 = bids.bestE4[i] + Price.complement(asks.bestE4[j]);
                rankedBids.rank(bids, i, midpointX2E4, terms, excludedBid);
                rankedAsks.rank(asks, j, objective.ask.ownMidpointX2E4(midpointX2E4), terms, excludedAsk);
                if (rankedBids.count > 0 && rankedAsks.count > 0) {
                    double others = OthersScore.upperEnd(objective.in.bids, objective.in.asks, midpointX2E4, terms);
                    merge.merge(rankedBids, rankedAsks, midpointX2E4, others);
                }
            }
        }
    }

    /** Whether the best pair earns enough to be quoted. */
    boolean isWorthIt() {
        boolean isEmpty = best.bid == Candidates.ABSENT && best.ask == Candidates.ABSENT;
        return !isEmpty && best.valueE9 > objective.in.settings.leastNetRateE6() * RateE9.PER_E6;
    }

    /** With nothing wanted: what the side that came farther failed at. */
    private Constraint constraintOfNone() {
        Constraint bid = bids.constraint;
        Constraint ask = asks.constraint;
        if (bid == Constraint.NONE || ask == Constraint.NONE) {
            return Constraint.NOT_WORTH_IT;
        }
        return bid.compareTo(ask) > 0 ? bid : ask;
    }

    private static void want(Candidates candidates, int id, DesiredQuotes out) {
        if (id == Candidates.ABSENT) {
            return;
        }
        long priceE4 = candidates.priceE4[id];
        long sizeE6 = candidates.sizeE6[id];
        int slot = candidates.side.isBid ? 0 : 1;
        if (candidates.side.sells(sizeE6)) {
            out.want(DesiredQuotes.place(1 - slot, Side.SELL), Price.complement(priceE4), sizeE6);
        } else {
            out.want(DesiredQuotes.place(slot, Side.BUY), priceE4, sizeE6);
        }
    }
}
