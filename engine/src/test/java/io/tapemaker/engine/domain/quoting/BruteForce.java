package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The search's twin: lists every order that a side may place, tries every pair and values each by the definition, all
 * in prices of the first token. Shares nothing with the search but the venue's score.
 */
class BruteForce {

    /** An order of one side; size 0 for none. */
    record Order(long priceE4, long sizeE6, boolean selling, long aheadE6) {
        static final Order NONE = new Order(0, 0, false, 0);
    }

    /** Two orders and what they are worth. */
    record Pair(Order bid, Order ask, long valueE9) {
        static final Pair NOTHING = new Pair(Order.NONE, Order.NONE, 0);
    }

    final QuoteInputs in;
    final long fairX2E4;
    private long lastMidpointX2E4 = Long.MIN_VALUE;
    private double lastOthers;

    /** The two best pairs by value and tie rule, no quotes included. */
    Pair best = Pair.NOTHING;

    long runnerUpE9 = Long.MIN_VALUE;
    long pairs;

    BruteForce(QuoteInputs in) {
        this.in = in;
        fairX2E4 = fair();
    }

    private long fair() {
        long bidE4 = bestOf(in.bids, in.terms.minSizeE6());
        long askE4 = bestOf(in.asks, in.terms.minSizeE6());
        return bidE4 < 0 || askE4 < 0 ? 0 : bidE4 + askE4;
    }

    static long bestOf(LevelArray side, long leastE6) {
        for (int i = 0; i < side.count(); i++) {
            if (side.sizeE6(i) >= leastE6) {
                return side.priceE4(i);
            }
        }
        return -1;
    }

    /** What is quoted: the best pair if it earns enough. */
    Pair solve() {
        boolean quotable = fairX2E4 != 0
                && in.bids.priceE4(0) < in.asks.priceE4(0)
                && fairX2E4 >= 2 * in.settings.lowestMidpointE4()
                && fairX2E4 <= 2 * in.settings.highestMidpointE4();
        if (!quotable) {
            return Pair.NOTHING;
        }
        List<Order> bids = orders(true);
        List<Order> asks = orders(false);
        long[] askTouchesE4 =
                asks.stream().mapToLong(ask -> bestWith(ask, false)).toArray();
        long[] askCostsE9 = asks.stream().mapToLong(ask -> cost(ask, false)).toArray();
        for (Order bid : bids) {
            long bidTouchE4 = bestWith(bid, true);
            long bidCostE9 = cost(bid, true);
            for (int i = 0; i < askTouchesE4.length; i++) {
                consider(bid, asks.get(i), bidTouchE4 + askTouchesE4[i], bidCostE9 + askCostsE9[i]);
            }
        }
        return best.valueE9() > in.settings.leastNetRateE6() * 1_000 ? best : Pair.NOTHING;
    }

    private void consider(Order bid, Order ask, long midpointX2E4, long costsE9) {
        boolean isNothing = bid.sizeE6() == 0 && ask.sizeE6() == 0;
        double one = Scoring.score(bid.priceE4(), bid.sizeE6(), midpointX2E4, in.terms);
        double two = Scoring.score(ask.priceE4(), ask.sizeE6(), midpointX2E4, in.terms);
        boolean scoreless = bid.sizeE6() > 0 && !(one > 0) || ask.sizeE6() > 0 && !(two > 0);
        if (isNothing || scoreless) {
            return;
        }
        pairs++;
        long valueE9 = rewardOf(one, two, midpointX2E4) - costsE9;
        if (valueE9 >= best.valueE9() && isBetter(new Pair(bid, ask, valueE9), best)) {
            runnerUpE9 = best.valueE9();
            best = new Pair(bid, ask, valueE9);
        } else {
            runnerUpE9 = Math.max(runnerUpE9, valueE9);
        }
    }

    /** More value; then the smaller bid, the lower one; then the smaller ask, the higher one. */
    static boolean isBetter(Pair one, Pair other) {
        if (one.valueE9() != other.valueE9()) {
            return one.valueE9() > other.valueE9();
        }
        if (one.bid().sizeE6() != other.bid().sizeE6()) {
            return one.bid().sizeE6() < other.bid().sizeE6();
        }
        if (one.bid().priceE4() != other.bid().priceE4()) {
            return one.bid().priceE4() < other.bid().priceE4();
        }
        if (one.ask().sizeE6() != other.ask().sizeE6()) {
            return one.ask().sizeE6() < other.ask().sizeE6();
        }
        return one.ask().priceE4() > other.ask().priceE4();
    }

    // Which orders there are.

    List<Order> orders(boolean isBid) {
        List<Order> orders = new ArrayList<>(List.of(Order.NONE));
        SideInputs side = isBid ? in.bid : in.ask;
        long inventoryE6 = isBid ? in.inventoryE6 : -in.inventoryE6;
        if (!side.allowed || in.reduceOnly && inventoryE6 >= 0 || exitE6(isBid) < in.settings.exitLiquidityE6()) {
            return orders;
        }
        long largest = Math.min(in.settings.largestOrderE6(), side.roomSharesE6);
        largest = floor(in.reduceOnly ? Math.min(largest, -inventoryE6) : largest);
        for (long priceE4 : prices(isBid)) {
            long aheadE6 = ahead(isBid, priceE4);
            boolean tooNear = in.leastDistanceE4 > 0
                    && (isBid ? fairX2E4 - 2 * priceE4 : 2 * priceE4 - fairX2E4) < 2 * in.leastDistanceE4;
            if (aheadE6 < in.settings.frontCushionE6() || tooNear) {
                continue;
            }
            for (long sizeE6 : sizes(isBid, priceE4, largest)) {
                orders.add(new Order(priceE4, sizeE6, sizeE6 <= held(isBid), aheadE6));
            }
        }
        return orders;
    }

    /** Grid prices at or behind the adjusted touch, and the four levels next ahead of it. */
    private List<Long> prices(boolean isBid) {
        LevelArray own = isBid ? in.bids : in.asks;
        long touchE4 = bestOf(own, in.terms.minSizeE6());
        long stepE4 = in.tick.stepE4();
        List<Long> ahead = new ArrayList<>();
        for (int i = 0; i < own.count() && own.priceE4(i) != touchE4; i++) {
            ahead.add(own.priceE4(i));
        }
        List<Long> allowed =
                in.settings.joinSmallLevels() ? ahead.subList(Math.max(0, ahead.size() - 4), ahead.size()) : List.of();
        List<Long> prices = new ArrayList<>();
        for (long priceE4 = stepE4; priceE4 < 10_000; priceE4 += stepE4) {
            boolean behind = isBid ? priceE4 <= touchE4 : priceE4 >= touchE4;
            boolean hopeless = Math.abs(priceE4 - fairX2E4 / 2) > 3 * in.terms.maxSpreadE4() + 40 * stepE4;
            long offeredE4 = offset(isBid, priceE4);
            boolean possible = !hopeless && offeredE4 > 0 && offeredE4 < 10_000;
            if (possible && (behind || allowed.contains(priceE4))) {
                prices.add(offeredE4);
            }
        }
        return prices;
    }

    /** For a planted fault. */
    long offset(boolean isBid, long priceE4) {
        return priceE4;
    }

    private List<Long> sizes(boolean isBid, long priceE4, long largestE6) {
        long least = Math.max(10_000, Math.max(in.terms.minSizeE6(), in.minOrderSizeE6));
        least = floor(least + 9_999);
        long lockedE4 = isBid ? priceE4 : 10_000 - priceE4;
        long notionalE6 = (isBid ? in.bid : in.ask).roomNotionalE6;
        long payable =
                notionalE6 < 0 ? 0 : notionalE6 > 1_000_000_000_000_000L ? largestE6 : notionalE6 * 10_000 / lockedE4;
        long room = floor(Math.min(largestE6, Math.max(held(isBid), payable)));
        long fitting = largestE6 / least;
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < Math.min(8, fitting); i++) {
            long size = least * (fitting <= 8 ? i + 1 : 1 + i * (fitting - 1) / 7);
            if (size <= room) {
                sizes.add(size);
            }
        }
        if (room >= least && !sizes.contains(room)) {
            sizes.add(room);
        }
        return sizes;
    }

    private static long floor(long sizeE6) {
        return Math.max(0, sizeE6) / 10_000 * 10_000;
    }

    private long held(boolean isBid) {
        return in.settings.sellHeld() ? isBid ? in.heldSecondE6 : in.heldFirstE6 : 0;
    }

    long ahead(boolean isBid, long priceE4) {
        LevelArray own = isBid ? in.bids : in.asks;
        long sum = 0;
        for (int i = 0; i < own.count(); i++) {
            boolean ahead = isBid ? own.priceE4(i) >= priceE4 : own.priceE4(i) <= priceE4;
            sum += ahead ? own.sizeE6(i) : 0;
        }
        return sum;
    }

    private long exitE6(boolean isBid) {
        LevelArray other = isBid ? in.asks : in.bids;
        long sum = 0;
        for (int i = 0; i < other.count(); i++) {
            long distanceX2E4 = Math.abs(2 * other.priceE4(i) - fairX2E4);
            sum += distanceX2E4 < 2 * in.terms.maxSpreadE4() ? other.sizeE6(i) : 0;
        }
        return sum;
    }

    // What a pair is worth.

    private long midpoint(Order bid, Order ask) {
        long bidE4 = bestWith(bid, true);
        long askE4 = bestWith(ask, false);
        return bidE4 < 0 || askE4 < 0 ? 0 : bidE4 + askE4;
    }

    /** Best level of the least scoring size once the order is added to its level, -1 for none. */
    long bestWith(Order order, boolean isBid) {
        LevelArray side = isBid ? in.bids : in.asks;
        TreeMap<Long, Long> levels = new TreeMap<>();
        for (int i = 0; i < side.count(); i++) {
            levels.merge(side.priceE4(i), side.sizeE6(i), Long::sum);
        }
        if (order.sizeE6() > 0) {
            levels.merge(order.priceE4(), order.sizeE6(), Long::sum);
        }
        for (Map.Entry<Long, Long> level : (isBid ? levels.descendingMap() : levels).entrySet()) {
            if (level.getValue() >= in.terms.minSizeE6()) {
                return level.getKey();
            }
        }
        return -1;
    }

    long value(Order bid, Order ask) {
        return reward(bid, true, ask, true) - cost(bid, true) - cost(ask, false);
    }

    long reward(Order bid, boolean bidScores, Order ask, boolean askScores) {
        long midpointX2E4 = midpoint(bid, ask);
        double one = bidScores ? Scoring.score(bid.priceE4(), bid.sizeE6(), midpointX2E4, in.terms) : 0;
        double two = askScores ? Scoring.score(ask.priceE4(), ask.sizeE6(), midpointX2E4, in.terms) : 0;
        return rewardOf(one, two, midpointX2E4);
    }

    private long rewardOf(double one, double two, long midpointX2E4) {
        double q = Scoring.qMin(one, two, midpointX2E4, in.terms);
        if (midpointX2E4 != lastMidpointX2E4) {
            lastMidpointX2E4 = midpointX2E4;
            lastOthers = others(midpointX2E4);
        }
        double others = lastOthers;
        return q == 0 ? 0 : Math.round(in.terms.ratePerDayE6() * 1e3 * (1 - others / (q + others)));
    }

    private double others(long midpointX2E4) {
        double one = 0;
        double two = 0;
        for (int i = 0; i < in.bids.count(); i++) {
            one += Scoring.score(in.bids.priceE4(i), in.bids.sizeE6(i), midpointX2E4, in.terms);
        }
        for (int i = 0; i < in.asks.count(); i++) {
            two += Scoring.score(in.asks.priceE4(i), in.asks.sizeE6(i), midpointX2E4, in.terms);
        }
        if (midpointX2E4 < 2_000 || midpointX2E4 > 18_000) {
            return Math.min(one, two);
        }
        double rest = Math.abs(one - two);
        return Math.min(one, two) + rest * RewardTerms.ONE_E4 / in.terms.oneSidedDivisorE4();
    }

    /** Loss to fills, collateral and inventory of one order, E9 dollars per day, each to the nearest. */
    long cost(Order order, boolean isBid) {
        if (order.sizeE6() == 0) {
            return 0;
        }
        SideInputs side = isBid ? in.bid : in.ask;
        double shares = order.sizeE6() / 1e6;
        double edgeE4 = (isBid ? fairX2E4 - 2 * order.priceE4() : 2 * order.priceE4() - fairX2E4) / 2.0;
        edgeE4 = fairX2E4 == 0 ? 0 : edgeE4;
        double mean = side.meanTradeShares;
        double ahead = mean + order.aheadE6() / 1e6;
        double perSecond = side.tradesPerSecond <= 0 || mean <= 0
                ? 0
                : side.tradesPerSecond * mean * mean * shares / (ahead * (ahead + shares));
        double perDay = 86_400 * perSecond;
        double pickoff = perDay * Math.max(0, side.adverseMoveE4 - edgeE4) / 10_000;
        double stepE4 = 0;
        for (int i = 0; i < side.steps.count(); i++) {
            double beyondE4 = side.steps.sumE4PerDay(i) - side.steps.stepsPerDay(i) * edgeE4;
            stepE4 += beyondE4 > 0 ? beyondE4 : 0;
        }
        double lockedE4 = isBid ? order.priceE4() : 10_000 - order.priceE4();
        double capital = lockedE4 / 10_000 * shares * in.settings.capitalCostBps() / 10_000 / 365;
        double deviation = in.volatilityE4 / 10_000;
        double inventory = in.settings.inventoryAversionE6()
                / 1e6
                * (deviation * deviation * 86_400)
                * ((isBid ? in.inventoryE6 : -in.inventoryE6) / 1e6)
                * perDay;
        return Math.round(pickoff * 1e9)
                + Math.round(stepE4 / 10_000 * shares * 1e9)
                + (order.selling() ? 0 : Math.round(capital * 1e9))
                + Math.round(inventory * 1e9);
    }
}
