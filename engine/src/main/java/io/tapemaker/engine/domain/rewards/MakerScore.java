package io.tapemaker.engine.domain.rewards;

import io.tapemaker.journal.types.Side;

/**
 * What the orders of one maker in one market score in one sample. {@link #start} names the sample, {@link #add} takes
 * each order in its own token's coordinates. Reused; adding the same orders in the same order gives the same bits.
 */
public final class MakerScore {

    private RewardTerms terms = RewardTerms.NONE;
    private long midpointX2E4;
    private double qOne;
    private double qTwo;

    /**
     * Begins a sample without orders.
     *
     * @param midpointX2E4 twice the adjusted midpoint of the whole public book, ours included; 0 for none
     */
    public void start(long midpointX2E4, RewardTerms terms) {
        this.midpointX2E4 = midpointX2E4;
        this.terms = terms;
        qOne = 0;
        qTwo = 0;
    }

    /**
     * Adds a resting order. One that is too young, too small or outside the band adds nothing.
     *
     * @param slot 0 for the first token, 1 for the second
     * @param priceE4 price of that token
     * @param sizeE6 what is left of the order
     * @param ageNs for how long the order has rested
     */
    public void add(int slot, Side side, long priceE4, long sizeE6, long ageNs) {
        if (ageNs < terms.minAgeNs()) {
            return;
        }
        double score = Scoring.score(FirstToken.priceE4(slot, priceE4), sizeE6, midpointX2E4, terms);
        if (FirstToken.isBid(slot, side)) {
            qOne += score;
        } else {
            qTwo += score;
        }
    }

    /** Score of the bids on the first token and the asks on the second. */
    public double qOne() {
        return qOne;
    }

    /** Score of the asks on the first token and the bids on the second. */
    public double qTwo() {
        return qTwo;
    }

    /** What both sides are worth together. */
    public double qMin() {
        return Scoring.qMin(qOne, qTwo, midpointX2E4, terms);
    }
}
