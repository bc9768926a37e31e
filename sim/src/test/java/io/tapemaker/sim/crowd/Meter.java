package io.tapemaker.sim.crowd;

import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.MarketBook;

/** Measures a market second by second: what the presets' bands are about. */
final class Meter {

    private static final long NEAR_E4 = 500;

    private final CrowdKit kit;
    private final int market;
    private long seconds;
    private long twoSided;
    private long spreadSumE4;
    private double depthSum;
    private double squares;
    private long minutes;
    private long lastMidE4;
    long crossed;

    Meter(CrowdKit kit, int market) {
        this.kit = kit;
        this.market = market;
    }

    Meter run(int forSeconds) {
        for (int i = 0; i < forSeconds; i++) {
            kit.later(CrowdKit.SECOND);
            look();
        }
        return this;
    }

    private void look() {
        MarketBook book = kit.venue.board(market).book();
        seconds++;
        boolean both = book.side(true).count() > 0 && book.side(false).count() > 0;
        if (!both) {
            lastMidE4 = 0;
            return;
        }
        twoSided++;
        long spreadE4 = book.bestAskE4() - book.bestBidE4();
        long midE4 = (book.bestAskE4() + book.bestBidE4()) / 2;
        crossed += spreadE4 <= 0 ? 1 : 0;
        spreadSumE4 += spreadE4;
        depthSum += near(book.side(true), midE4) + near(book.side(false), midE4);
        if (seconds % 60 == 0) {
            if (lastMidE4 > 0) {
                double movedE4 = midE4 - lastMidE4;
                squares += movedE4 * movedE4;
                minutes++;
            }
            lastMidE4 = midE4;
        }
    }

    private static double near(BookSide side, long midE4) {
        double shares = 0;
        for (int i = 0; i < side.count(); i++) {
            if (Math.abs(side.priceE4(i) - midE4) <= NEAR_E4) {
                shares += side.sizeE6(i) / 1e6;
            }
        }
        return shares;
    }

    /** Share of the time with both sides, in percent. */
    double twoSidedPercent() {
        return 100.0 * twoSided / seconds;
    }

    double spreadE4() {
        return (double) spreadSumE4 / twoSided;
    }

    double depthShares() {
        return depthSum / twoSided;
    }

    double volatilityE4() {
        return Math.sqrt(squares / Math.max(1, minutes));
    }

    double tradesPerHour() {
        long trades = 0;
        for (Part part : Part.values()) {
            trades += kit.crowd.counts(market).taken(part).trades();
        }
        return trades * 3_600.0 / seconds;
    }

    double informedPercent() {
        long all = 0;
        for (Part part : Part.values()) {
            all += kit.crowd.counts(market).taken(part).sharesE6();
        }
        return all == 0
                ? 0
                : 100.0 * kit.crowd.counts(market).taken(Part.INFORMED).sharesE6() / all;
    }
}
