package io.tapemaker.engine.domain.quoting;

/**
 * The best pair so far. Of pairs of equal value the one whose bid comes first by {@link Candidates#compareTie} is
 * better
 * (no bid before any, then the smaller, then the lower), then the one whose ask does.
 */
final class BestPair {

    private final Candidates bids;
    private final Candidates asks;

    boolean found;
    int bid;
    int ask;
    long valueE9;

    BestPair(Candidates bids, Candidates asks) {
        this.bids = bids;
        this.asks = asks;
    }

    void clear() {
        found = false;
        bid = Candidates.ABSENT;
        ask = Candidates.ABSENT;
        valueE9 = 0;
    }

    /** Of two candidates of a side the cheaper one, by the tie rule if they cost the same; -1 stands for none. */
    int cheaper(boolean isBid, int one, int other) {
        if (one < 0) {
            return other;
        }
        Candidates side = isBid ? bids : asks;
        int byCost = Long.compare(side.costE9[one], side.costE9[other]);
        int order = byCost != 0 ? byCost : side.compareTie(one, other);
        return order <= 0 ? one : other;
    }

    /** A pair and the reward it is credited with. */
    void offer(int bidId, int askId, long rewardE9) {
        long value = rewardE9 - bids.costE9[bidId] - asks.costE9[askId];
        if (!found || value > valueE9 || value == valueE9 && precedes(bidId, askId)) {
            found = true;
            bid = bidId;
            ask = askId;
            valueE9 = value;
        }
    }

    private boolean precedes(int bidId, int askId) {
        int byBid = bids.compareTie(bidId, bid);
        return byBid != 0 ? byBid < 0 : asks.compareTie(askId, ask) < 0;
    }
}
