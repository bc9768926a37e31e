package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.rewards.Scoring;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;

/** Touches and fair value of the last settled book, and the fair values of the recent past. */
final class FairValue {

    /** Fair values remembered; one that was replaced longer ago counts as the oldest remembered. */
    static final int REMEMBERED = 16;

    static final long HIGHEST_X2E4 = 2 * Price.ONE_E4;

    private long bestBidE4;
    private long bestAskE4;
    private long fairX2E4;
    private double micropriceE4;
    private final long[] marksX2E4 = new long[REMEMBERED];
    private final long[] sinceNs = new long[REMEMBERED];
    private int newest;
    private int count;

    /** Takes a book over; returns whether the mark is another one. */
    boolean onBook(Levels bids, Levels asks, long minSizeE6, long nowNs) {
        bestBidE4 = bids.count() == 0 ? 0 : bids.priceE4(0);
        bestAskE4 = asks.count() == 0 ? 0 : asks.priceE4(0);
        fairX2E4 = Scoring.adjustedMidpointX2E4(bids, asks, minSizeE6);
        micropriceE4 = fairX2E4 == 0 ? 0 : microprice(bids, asks, minSizeE6);
        if (fairX2E4 == 0 || fairX2E4 == markX2E4()) {
            return false;
        }
        newest = (newest + 1) % REMEMBERED;
        marksX2E4[newest] = fairX2E4;
        sinceNs[newest] = nowNs;
        count = Math.min(count + 1, REMEMBERED);
        return true;
    }

    /** Of the same levels as the midpoint: a crumb before the touch must not pull it over. */
    private static double microprice(Levels bids, Levels asks, long minSizeE6) {
        int bid = firstOf(bids, minSizeE6);
        int ask = firstOf(asks, minSizeE6);
        double bidSize = bids.sizeE6(bid);
        double askSize = asks.sizeE6(ask);
        double total = bidSize + askSize;
        return total == 0
                ? (bids.priceE4(bid) + asks.priceE4(ask)) / 2.0
                : (bids.priceE4(bid) * askSize + asks.priceE4(ask) * bidSize) / total;
    }

    private static int firstOf(Levels side, long minSizeE6) {
        int i = 0;
        while (side.sizeE6(i) < minSizeE6) {
            i++;
        }
        return i;
    }

    long bestBidE4() {
        return bestBidE4;
    }

    long bestAskE4() {
        return bestAskE4;
    }

    /** Twice the fair value in E4; 0 if the last book has none. */
    long fairX2E4() {
        return fairX2E4;
    }

    double micropriceE4() {
        return micropriceE4;
    }

    /** Twice the last known fair value in E4, which later books without one leave in force; 0 before the first. */
    long markX2E4() {
        return marksX2E4[newest];
    }

    /** The mark that was in force at a time, or the oldest remembered; 0 before the first. */
    long markAtX2E4(long timeNs) {
        int place = newest;
        for (int i = 1; i < count && sinceNs[place] > timeNs; i++) {
            place = (place + REMEMBERED - 1) % REMEMBERED;
        }
        return marksX2E4[place];
    }

    void write(StateWriter out) {
        out.putLong(bestBidE4);
        out.putLong(bestAskE4);
        out.putLong(fairX2E4);
        StateDoubles.put(out, micropriceE4);
        out.putInt(count);
        for (int i = count - 1; i >= 0; i--) {
            int place = (newest + REMEMBERED - i) % REMEMBERED;
            out.putLong(marksX2E4[place]);
            out.putLong(sinceNs[place]);
        }
    }

    void read(StateReader in) {
        bestBidE4 = in.getLong(0, Price.ONE_E4, "best bid");
        bestAskE4 = in.getLong(0, Price.ONE_E4, "best ask");
        fairX2E4 = in.getLong(0, HIGHEST_X2E4, "fair value");
        micropriceE4 = StateDoubles.getNotNegative(in, "microprice");
        count = in.getInt(0, REMEMBERED, "number of fair values");
        newest = Math.max(0, count - 1);
        marksX2E4[0] = 0;
        for (int i = 0; i < count; i++) {
            marksX2E4[i] = in.getLong(1, HIGHEST_X2E4, "past fair value");
            sinceNs[i] = in.getLong(i == 0 ? 0 : sinceNs[i - 1], Long.MAX_VALUE, "time of a past fair value");
        }
    }
}
