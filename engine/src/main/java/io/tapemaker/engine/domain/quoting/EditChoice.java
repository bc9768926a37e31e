package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.rewards.Scoring;

/**
 * Which of the live orders give way to the wanted ones: of the four ways to keep or replace each side, the one that is
 * worth most over a horizon. A new order costs as much as any and earns nothing until it is old enough, so the dead
 * band
 * follows from what a replacement loses and is no number of its own.
 *
 * <p>A place near the front of the queue has no value of its own here: fills only ever cost in this model, so a kept
 * order is charged for the shares it is known to have ahead of it, and a new one for all at its price.
 *
 * <p>A live order stays only if it satisfies what a new one has to, except that it may be better than the others'
 * touch:
 * they may have left. The front cushion says how far that goes.
 */
public final class EditChoice {

    private static final double NS_PER_DAY = 86_400e9;
    private static final int CHOICES = 4;

    private final Objective objective = new Objective();
    private final EditSide bid = new EditSide(objective.bid);
    private final EditSide ask = new EditSide(objective.ask);
    private final QuoteValue value = new QuoteValue();

    private boolean replaceBid;
    private boolean replaceAsk;
    private long chosenE9;

    /**
     * Chooses between live and wanted orders.
     *
     * @param in what the wanted orders were computed from
     * @param liveBid the order on the bid side, if any
     * @param liveAsk the order on the ask side, if any
     * @param wanted what the search found
     * @param out filled with what should stand
     */
    public void choose(QuoteInputs in, LiveQuote liveBid, LiveQuote liveAsk, DesiredQuotes wanted, DesiredQuotes out) {
        objective.bind(in);
        Constraint market = objective.marketConstraint();
        bid.bind(in, liveBid, wanted, market);
        ask.bind(in, liveAsk, wanted, market);
        if (!best(false, false)) {
            throw new IllegalStateException("neither the live orders nor the wanted ones can stand");
        }
        write(out);
    }

    /**
     * Which way the last choice moves a bid that could stay: 1 for nearer or larger, -1 for farther away or smaller, 0
     * where it is kept or has to go.
     */
    public int bidPull() {
        return replaceBid ? bid.pull() : 0;
    }

    /** As {@link #bidPull()}, of the ask. */
    public int askPull() {
        return replaceAsk ? ask.pull() : 0;
    }

    /**
     * Chooses again between the same orders, with a side or both kept. Where that cannot be, because what is kept does
     * not fit what has to be replaced, the choice stays.
     *
     * @param keepBid not to be replaced; only of a bid that could stay
     * @param keepAsk not to be replaced; only of an ask that could stay
     */
    public void chooseKeeping(boolean keepBid, boolean keepAsk, DesiredQuotes out) {
        best(keepBid, keepAsk);
        write(out);
    }

    private void write(DesiredQuotes out) {
        out.clear();
        bid.want(replaceBid, out);
        ask.want(replaceAsk, out);
    }

    /** Takes the best of the open choices over; where there is none the last choice stands. */
    private boolean best(boolean keepBid, boolean keepAsk) {
        boolean found = false;
        // Fewer edits first, and the bid's place before the ask's: only a greater value takes over.
        for (int choice = 0; choice < CHOICES; choice++) {
            boolean bidGoes = choice >= 2;
            boolean askGoes = choice % 2 == 1;
            boolean isOpen =
                    bid.allows(bidGoes) && ask.allows(askGoes) && !(keepBid && bidGoes) && !(keepAsk && askGoes);
            if (isOpen && isAdmissible(bidGoes, askGoes)) {
                long valueE9 = horizonE9(bidGoes, askGoes);
                if (!found || valueE9 > chosenE9) {
                    found = true;
                    chosenE9 = valueE9;
                    replaceBid = bidGoes;
                    replaceAsk = askGoes;
                }
            }
        }
        return found;
    }

    /** What became of the bid side in the last choice. */
    public EditReason bidReason() {
        return bid.reason(replaceBid);
    }

    /** What became of the ask side in the last choice. */
    public EditReason askReason() {
        return ask.reason(replaceAsk);
    }

    /** What forced the live bid away in the last choice, {@link Constraint#NONE} for nothing. */
    public Constraint bidForcedBy() {
        return bid.against;
    }

    /** What forced the live ask away in the last choice. */
    public Constraint askForcedBy() {
        return ask.against;
    }

    /** What the last choice is thought to bring within the horizon, in E9 dollars. */
    public long chosenE9() {
        return chosenE9;
    }

    /** Wanted orders fit each other. With a kept one among them, each has to score still, and they must not cross. */
    private boolean isAdmissible(boolean bidGoes, boolean askGoes) {
        if ((bidGoes || bid.isSame) && (askGoes || ask.isSame)) {
            return true;
        }
        LiveQuote bidQuote = bid.quote(bidGoes);
        LiveQuote askQuote = ask.quote(askGoes);
        long midpointX2E4 = objective.midpointX2E4(bidQuote, askQuote);
        boolean crosses = bidQuote.isPresent() && askQuote.isPresent() && bidQuote.priceE4 >= askQuote.priceE4;
        return !crosses && scores(bidQuote, midpointX2E4) && scores(askQuote, midpointX2E4);
    }

    private boolean scores(LiveQuote quote, long midpointX2E4) {
        return !quote.isPresent() || Scoring.score(quote.priceE4, quote.sizeE6, midpointX2E4, objective.in.terms) > 0;
    }

    /** Dollars over the horizon: first the younger order earns nothing, or both, and costs run all the time. */
    private long horizonE9(boolean bidGoes, boolean askGoes) {
        QuotingSettings settings = objective.in.settings;
        long minAgeNs = objective.in.terms.minAgeNs();
        long horizonNs = settings.editHorizonNs();
        long bidYouthNs = bid.youthNs(bidGoes, minAgeNs, horizonNs);
        long askYouthNs = ask.youthNs(askGoes, minAgeNs, horizonNs);
        long oneScoresNs = Math.min(bidYouthNs, askYouthNs);
        long bothScoreNs = Math.max(bidYouthNs, askYouthNs);
        LiveQuote bidQuote = bid.quote(bidGoes);
        LiveQuote askQuote = ask.quote(askGoes);
        boolean bidIsOlder = bidYouthNs <= askYouthNs;
        long oneE9 = objective.rewardE9(bidQuote, bidIsOlder, askQuote, !bidIsOlder);
        objective.evaluate(bidQuote, askQuote, value);
        long costsE9 = value.rewardE9 - value.netE9();
        int edits = (bidGoes ? 1 : 0) + (askGoes ? 1 : 0);
        return during(oneE9, bothScoreNs - oneScoresNs)
                + during(value.rewardE9, horizonNs - bothScoreNs)
                - during(costsE9, horizonNs)
                - edits * settings.editCostE6() * RateE9.PER_E6;
    }

    private static long during(long rateE9, long timeNs) {
        return Math.round(rateE9 * (timeNs / NS_PER_DAY));
    }
}
