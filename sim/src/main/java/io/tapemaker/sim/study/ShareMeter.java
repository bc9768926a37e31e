package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.rewards.CompetitionEstimate;
import io.tapemaker.engine.domain.rewards.FirstToken;
import io.tapemaker.engine.domain.rewards.MakerScore;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;
import io.tapemaker.journal.types.Side;

/**
 * What share of a sample's pool some orders get, against the upper end of what the others can score. The midpoint is
 * that of the book with the orders in it, young ones too. The same for whoever owns the orders.
 */
public final class ShareMeter {

    private static final int MOST_ORDERS = 64;

    private final MakerScore own = new MakerScore();
    private final CompetitionEstimate competition = new CompetitionEstimate();
    private final int[] slots = new int[MOST_ORDERS];
    private final Side[] sides = new Side[MOST_ORDERS];
    private final long[] pricesE4 = new long[MOST_ORDERS];
    private final long[] sizesE6 = new long[MOST_ORDERS];
    private final long[] agesNs = new long[MOST_ORDERS];
    private int count;
    private long midpointX2E4;

    /** Forgets all orders. */
    public void clear() {
        count = 0;
    }

    /** Adds an order that rests, with the price of its own token. */
    public void add(int slot, Side side, long priceE4, long sizeE6, long ageNs) {
        slots[count] = slot;
        sides[count] = side;
        pricesE4[count] = priceE4;
        sizesE6[count] = sizeE6;
        agesNs[count++] = ageNs;
    }

    /** The share of the orders that were added, 0 to 1. */
    public double share(StudyMarket market, RewardTerms terms) {
        long bidE4 = Scoring.adjustedBestE4(market.bids, terms.minSizeE6());
        long askE4 = Scoring.adjustedBestE4(market.asks, terms.minSizeE6());
        midpointX2E4 = 0;
        if (bidE4 == 0 || askE4 == 0) {
            return 0;
        }
        for (int i = 0; i < count; i++) {
            if (sizesE6[i] >= terms.minSizeE6()) {
                long firstE4 = FirstToken.priceE4(slots[i], pricesE4[i]);
                boolean isBid = FirstToken.isBid(slots[i], sides[i]);
                bidE4 = isBid ? Math.max(bidE4, firstE4) : bidE4;
                askE4 = isBid ? askE4 : Math.min(askE4, firstE4);
            }
        }
        midpointX2E4 = bidE4 + askE4;
        own.start(midpointX2E4, terms);
        for (int i = 0; i < count; i++) {
            own.add(slots[i], sides[i], pricesE4[i], sizesE6[i], agesNs[i]);
        }
        competition.estimate(market.bids, market.asks, midpointX2E4, terms);
        return Scoring.share(own.qMin(), competition.upper());
    }

    /** Twice the midpoint of the last share in E4, 0 for none. */
    public long midpointX2E4() {
        return midpointX2E4;
    }
}
