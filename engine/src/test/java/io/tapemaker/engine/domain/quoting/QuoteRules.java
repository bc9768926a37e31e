package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.Scoring;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;

/**
 * What no quotes may ever break, asked of the quotes themselves and in words of its own: which of the rules do they
 * break in the market of the inputs?
 */
final class QuoteRules {

    private final QuoteInputs in;
    private final Set<String> broken = new TreeSet<>();
    private boolean isKept;
    private long knownAheadE6 = Long.MAX_VALUE;

    private QuoteRules(QuoteInputs in) {
        this.in = in;
    }

    /** Names of the broken rules. */
    static Set<String> broken(QuoteInputs in, BruteForce.Order bid, BruteForce.Order ask) {
        return broken(in, bid, false, ask, false);
    }

    /** The same; an order that is kept may be better than the others' touch, has its own
     * place in the queue, and may have been filled in part. */
    static Set<String> broken(
            QuoteInputs in, BruteForce.Order bid, boolean bidIsKept, BruteForce.Order ask, boolean askIsKept) {
        QuoteRules rules = new QuoteRules(in);
        rules.side(bid, true, bidIsKept);
        rules.side(ask, false, askIsKept);
        rules.pair(bid, ask);
        return rules.broken;
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }

    private void pair(BruteForce.Order bid, BruteForce.Order ask) {
        boolean hasBid = bid.sizeE6() > 0;
        boolean hasAsk = ask.sizeE6() > 0;
        if (!hasBid && !hasAsk) {
            return;
        }
        require(!hasBid || !hasAsk || bid.priceE4() < ask.priceE4(), "own-cross");
        BruteForce twin = new BruteForce(in);
        long midpointX2E4 = twin.bestWith(bid, true) + twin.bestWith(ask, false);
        require(!hasBid || Scoring.score(bid.priceE4(), bid.sizeE6(), midpointX2E4, in.terms) > 0, "band");
        require(!hasAsk || Scoring.score(ask.priceE4(), ask.sizeE6(), midpointX2E4, in.terms) > 0, "band");
        require(twin.fairX2E4 > 0, "midpoint");
        require(twin.fairX2E4 >= 2 * in.settings.lowestMidpointE4(), "price-band");
        require(twin.fairX2E4 <= 2 * in.settings.highestMidpointE4(), "price-band");
    }

    private void side(BruteForce.Order order, boolean isBid, boolean kept) {
        if (order.sizeE6() == 0) {
            return;
        }
        isKept = kept;
        knownAheadE6 = kept ? order.aheadE6() : Long.MAX_VALUE;
        SideInputs side = isBid ? in.bid : in.ask;
        require(side.allowed, "regime");
        price(order.priceE4(), isBid);
        size(order, isBid, side);
        long inventoryE6 = isBid ? in.inventoryE6 : -in.inventoryE6;
        require(!in.reduceOnly || inventoryE6 < 0 && order.sizeE6() <= -inventoryE6, "reduce-only");
    }

    private void price(long priceE4, boolean isBid) {
        LevelArray own = isBid ? in.bids : in.asks;
        LevelArray other = isBid ? in.asks : in.bids;
        long stepE4 = in.tick.stepE4();
        require(priceE4 % stepE4 == 0 && priceE4 >= stepE4 && priceE4 <= 10_000 - stepE4, "tick");
        require(own.count() > 0 && other.count() > 0, "midpoint");
        if (own.count() == 0 || other.count() == 0) {
            return;
        }
        require(in.bids.priceE4(0) < in.asks.priceE4(0), "crossed-book");
        require(isBid ? priceE4 < other.priceE4(0) : priceE4 > other.priceE4(0), "post-only");
        require(isKept || (isBid ? priceE4 <= own.priceE4(0) : priceE4 >= own.priceE4(0)), "join");
        BruteForce twin = new BruteForce(in);
        // Of others behind a live order, those count that have stepped back by no more than flicker.
        long mayStepBackE4 = in.settings.cushionStepBackE4();
        long stepBackE4 = isKept && mayStepBackE4 > 0 ? Math.max(mayStepBackE4, stepE4) : 0;
        long cushionFromE4 = isBid ? priceE4 - stepBackE4 : priceE4 + stepBackE4;
        long aheadE6 = Math.min(knownAheadE6, twin.ahead(isBid, cushionFromE4));
        require(aheadE6 >= in.settings.frontCushionE6(), "cushion");
        long distanceX2E4 = isBid ? twin.fairX2E4 - 2 * priceE4 : 2 * priceE4 - twin.fairX2E4;
        require(in.leastDistanceE4 == 0 || distanceX2E4 >= 2 * in.leastDistanceE4, "distance");
        long exitE6 = 0;
        for (int i = 0; i < other.count(); i++) {
            boolean near = Scoring.weight(other.priceE4(i), twin.fairX2E4, in.terms) > 0;
            exitE6 += near ? other.sizeE6(i) : 0;
        }
        require(exitE6 >= in.settings.exitLiquidityE6(), "exit");
    }

    private void size(BruteForce.Order order, boolean isBid, SideInputs side) {
        long sizeE6 = order.sizeE6();
        require(isKept || sizeE6 % 10_000 == 0, "order-step");
        require(sizeE6 >= in.terms.minSizeE6() && sizeE6 >= in.minOrderSizeE6, "min-size");
        require(sizeE6 <= in.settings.largestOrderE6(), "cap");
        require(sizeE6 <= side.roomSharesE6, "room-shares");
        if (order.selling()) {
            long heldE6 = isBid ? in.heldSecondE6 : in.heldFirstE6;
            require(in.settings.sellHeld() && sizeE6 <= heldE6, "held");
        } else {
            long tokenPriceE4 = isBid ? order.priceE4() : 10_000 - order.priceE4();
            BigDecimal locked = BigDecimal.valueOf(sizeE6).multiply(BigDecimal.valueOf(tokenPriceE4, 4));
            require(locked.compareTo(BigDecimal.valueOf(side.roomNotionalE6)) <= 0, "room-collateral");
        }
    }
}
