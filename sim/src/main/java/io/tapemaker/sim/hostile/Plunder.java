package io.tapemaker.sim.hostile;

import io.tapemaker.executor.policy.Caps;
import io.tapemaker.executor.policy.WorstLoss;
import io.tapemaker.journal.types.Price;

/** The deeds that attacks are made of, and how far one has gone. */
final class Plunder {

    private static final int MOST_TRIPS = 400;

    private final Arena arena;
    private final WorstLoss bound;
    private long lostE6;
    private long filledE6;

    Plunder(Arena arena) {
        this.arena = arena;
        this.bound = WorstLoss.of(arena.policy());
    }

    Arena arena() {
        return arena;
    }

    /** A day has passed: what was lost and filled before counts no more. */
    void anotherDay() {
        lostE6 = 0;
        filledE6 = 0;
    }

    /** Buys high and sells low, some shares of a market at once. */
    interface Trip {

        /** Returns how many shares made the trip. */
        long go(Plunder plunder, int market, long mostE6);
    }

    /** Bought at the highest price, sold at the lowest, and both are settled. */
    static long plain(Plunder plunder, int market, long mostE6) {
        Arena arena = plunder.arena;
        long boughtE6 = plunder.buy(market, true, arena.highE4(market), mostE6);
        long soldE6 = plunder.buy(market, false, arena.lowE4(market), boughtE6);
        arena.pass(6 * Arena.SECOND_NS);
        return soldE6;
    }

    /** The same, and whatever was bought is sold itself; the other token is not bought. */
    static long selling(Plunder plunder, int market, long mostE6) {
        Arena arena = plunder.arena;
        long boughtE6 = plunder.buy(market, true, arena.highE4(market), mostE6);
        arena.pass(6 * Arena.SECOND_NS);
        long lowE4 = arena.lowE4(market);
        long leftE6 = boughtE6;
        for (int i = 0; i < 40 && leftE6 >= arena.policy().limits().orders().minSizeE6(); i++) {
            arena.aim(market, false, lowE4);
            long sizeE6 = Math.min(leftE6, arena.largestE6(false, lowE4));
            leftE6 -= arena.sell(market, true, lowE4, sizeE6) ? sizeE6 : 0;
            arena.pass(Arena.SECOND_NS / 2);
        }
        arena.take(market);
        arena.pass(6 * Arena.SECOND_NS);
        plunder.filledE6 += (boughtE6 - leftE6) * (Price.ONE_E4 - lowE4) / Price.ONE_E4;
        return boughtE6 - leftE6;
    }

    /** Two good trades pay for two bad ones, and the partner lets the good ones fail. */
    static long failing(Plunder plunder, int market, long mostE6) {
        Arena arena = plunder.arena;
        long sharesE6 = Arena.whole(mostE6 / 2);
        arena.exchange().fate(Fate.fails(40));
        sharesE6 = plunder.buy(market, true, arena.lowE4(market), sharesE6);
        arena.exchange().fate(Fate.settles(50));
        sharesE6 = plunder.buy(market, false, arena.lowE4(market), sharesE6);
        sharesE6 = plunder.buy(market, true, arena.highE4(market), sharesE6);
        arena.exchange().fate(Fate.fails(40));
        plunder.buy(market, false, arena.highE4(market), sharesE6);
        arena.exchange().fate(Fate.USUAL);
        arena.pass(60 * Arena.SECOND_NS);
        return sharesE6;
    }

    /** Bought cheap and dear, sold at the lowest; the chain settles it in the order in which it looks best. */
    static long shuffled(Plunder plunder, int market, long mostE6) {
        Arena arena = plunder.arena;
        long sharesE6 = Arena.whole(mostE6 / 2);
        arena.exchange().fate(Fate.settles(60));
        sharesE6 = plunder.buy(market, true, arena.lowE4(market), sharesE6);
        arena.exchange().fate(Fate.settles(90));
        sharesE6 = plunder.buy(market, false, arena.lowE4(market), sharesE6);
        arena.exchange().fate(Fate.settles(20));
        sharesE6 = plunder.buy(market, true, arena.highE4(market), sharesE6);
        arena.exchange().fate(Fate.USUAL);
        arena.pass(100 * Arena.SECOND_NS);
        return sharesE6;
    }

    /** As {@link #plain}, and the chain takes half an hour. */
    static long slow(Plunder plunder, int market, long mostE6) {
        plunder.arena.exchange().fate(Fate.settles(1_800));
        long sharesE6 = plain(plunder, market, mostE6);
        plunder.arena.exchange().fate(Fate.USUAL);
        return sharesE6;
    }

    /** Goes this way at this price with as many shares as it may, at most these; returns how many it were. */
    long buy(int market, boolean isLong, long priceE4, long mostE6) {
        long placedE6 = arena.grab(market, isLong, priceE4, mostE6);
        arena.pass(Arena.SECOND_NS / 4);
        arena.take(market);
        arena.pass(Arena.SECOND_NS / 2);
        filledE6 += placedE6 * (isLong ? priceE4 : Price.ONE_E4 - priceE4) / Price.ONE_E4;
        return placedE6;
    }

    /** Trips in all markets, until just below the loss cap or until there is too little room left to hold things. */
    void loseUpToTheCap(Trip trip) {
        lose(trip, true);
    }

    /** Trips in all markets for as long as they are let through. */
    void loseWithoutEnd(Trip trip) {
        lose(trip, false);
    }

    private void lose(Trip trip, boolean careful) {
        int idle = 0;
        for (int i = 0; i < MOST_TRIPS && idle < arena.markets(); i++) {
            int market = i % arena.markets();
            long spreadE4 = arena.highE4(market) - arena.lowE4(market);
            long mostE6 = Math.min(roomE6(spreadE4), Long.MAX_VALUE / Price.ONE_E4);
            if (careful) {
                mostE6 = Math.min(mostE6, (bound.lossCapE6() - lostE6 - 1) * Price.ONE_E4 / Math.max(1, spreadE4));
            }
            long sharesE6 = trip.go(this, market, Arena.whole(Math.max(0, mostE6)));
            lostE6 += (sharesE6 * spreadE4 + Price.ONE_E4 - 1) / Price.ONE_E4;
            idle = sharesE6 == 0 ? idle + 1 : 0;
        }
    }

    /** Shares of a trip that leave as much of the day's notional as can be held. */
    private long roomE6(long spreadE4) {
        long leftE6 = bound.notionalBoundE6() - filledE6 - bound.atOnceE6();
        return leftE6 <= 0 ? 0 : leftE6 * Price.ONE_E4 / (Price.ONE_E4 + spreadE4);
    }

    /** Whatever can still be had is bought at the highest price, and held. */
    void hold() {
        for (int market = 0; market < arena.markets(); market++) {
            Caps caps = arena.policy().caps();
            for (int i = 0; i < 40; i++) {
                if (buy(market, true, arena.highE4(market), caps.rolling().notionalE6()) == 0) {
                    break;
                }
            }
        }
    }
}
