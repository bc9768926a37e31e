package io.tapemaker.sim.study;

import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Looks at each order that the engine places with rules of its own, written down a second time from the venue's rules
 * and the documented limits and sharing nothing with the engine's code. Nothing is ever filled, so the worst case is
 * that everything that may be open fills, on the side that hurts more.
 */
public final class OrderChecker {

    private static final long ONE_E4 = 10_000;

    private final Limits limits;
    private final List<String> violations = new ArrayList<>();
    private long checks;

    /**
     * The limits of the configuration.
     *
     * @param largestOrderE6 shares of one order
     * @param orderNotionalE6 dollars of one order
     * @param marketSharesE6 shares of a market that may end up held, either way
     * @param marketNotionalE6 dollars of a market that may be spent
     * @param totalNotionalE6 dollars that may be spent
     * @param openOrders orders that may be open
     * @param lowestMidpointE4 no quotes below
     * @param highestMidpointE4 no quotes above
     */
    public record Limits(
            long largestOrderE6,
            long orderNotionalE6,
            long marketSharesE6,
            long marketNotionalE6,
            long totalNotionalE6,
            int openOrders,
            long lowestMidpointE4,
            long highestMidpointE4) {}

    /** A checker that has seen nothing. */
    public OrderChecker(Limits limits) {
        this.limits = limits;
    }

    /** An order that was placed just now, with everything that may be open, itself included. */
    public void onPlace(StudyMarket market, PathRule.Terms terms, PaperOrder order, Collection<PaperOrder> open) {
        checks++;
        price(market, terms, order, open);
        size(market, terms, order);
        long totalE4E6 = 0;
        long marketE4E6 = 0;
        long upE6 = 0;
        long downE6 = 0;
        for (PaperOrder each : open) {
            long moneyE4E6 = each.side() == Side.BUY ? each.priceE4() * each.sizeE6() : 0;
            totalE4E6 += moneyE4E6;
            if (each.market() == market.index()) {
                marketE4E6 += moneyE4E6;
                boolean up = (each.slot() == 0) == (each.side() == Side.BUY);
                upE6 += up ? each.sizeE6() : 0;
                downE6 += up ? 0 : each.sizeE6();
                require(!meets(order, each), market, order, "meets own order " + each.number());
            }
        }
        require(Math.max(upE6, downE6) <= limits.marketSharesE6(), market, order, "market shares");
        require(marketE4E6 <= limits.marketNotionalE6() * ONE_E4, market, order, "market notional");
        require(totalE4E6 <= limits.totalNotionalE6() * ONE_E4, market, order, "total notional");
        require(open.size() <= limits.openOrders(), market, order, "open orders");
        require(order.side() == Side.BUY, market, order, "sells what is not held");
    }

    private void price(StudyMarket market, PathRule.Terms terms, PaperOrder order, Collection<PaperOrder> open) {
        long stepE4 = market.tick().stepE4();
        long priceE4 = order.priceE4();
        boolean onGrid = priceE4 % stepE4 == 0 && priceE4 >= stepE4 && priceE4 <= ONE_E4 - stepE4;
        require(onGrid, market, order, "off the grid");
        boolean bid = (order.slot() == 0) == (order.side() == Side.BUY);
        long firstE4 = order.slot() == 0 ? priceE4 : ONE_E4 - priceE4;
        if (market.bids.count() == 0 || market.asks.count() == 0) {
            require(false, market, order, "no midpoint");
            return;
        }
        long bestBidE4 = market.bids.priceE4(0);
        long bestAskE4 = market.asks.priceE4(0);
        require(bid ? firstE4 < bestAskE4 : firstE4 > bestBidE4, market, order, "crosses");
        require(bid ? firstE4 <= bestBidE4 : firstE4 >= bestAskE4, market, order, "inside the spread");
        // Every level of these books has the least scoring size. Others may have stepped back behind an order of ours,
        // and the midpoint is between ours then; while such an order is on its way out, either may be meant.
        long midpointX2E4 = bestBidE4 + bestAskE4;
        long withOursX2E4 = bestWith(market, bestBidE4, true, open) + bestWith(market, bestAskE4, false, open);
        long distanceX2E4 = Math.min(Math.abs(2 * firstE4 - midpointX2E4), Math.abs(2 * firstE4 - withOursX2E4));
        require(distanceX2E4 < 2 * terms.maxSpreadE4(), market, order, "outside of the reward band");
        boolean inPrices =
                midpointX2E4 >= 2 * limits.lowestMidpointE4() && midpointX2E4 <= 2 * limits.highestMidpointE4();
        require(inPrices, market, order, "price band");
    }

    private static long bestWith(StudyMarket market, long othersE4, boolean bid, Collection<PaperOrder> open) {
        long bestE4 = othersE4;
        for (PaperOrder each : open) {
            if (each.market() == market.index() && each.isBid() == bid) {
                bestE4 = bid ? Math.max(bestE4, each.firstPriceE4()) : Math.min(bestE4, each.firstPriceE4());
            }
        }
        return bestE4;
    }

    private void size(StudyMarket market, PathRule.Terms terms, PaperOrder order) {
        require(order.sizeE6() >= terms.minSize() * 1_000_000, market, order, "too small to score");
        require(order.sizeE6() % 10_000 == 0, market, order, "more than two decimals");
        require(order.sizeE6() <= limits.largestOrderE6(), market, order, "too large");
        boolean cheap = order.priceE4() * order.sizeE6() <= limits.orderNotionalE6() * ONE_E4;
        require(cheap, market, order, "order notional");
    }

    private static boolean meets(PaperOrder order, PaperOrder other) {
        boolean bid = order.isBid();
        boolean opposite = other.isBid() != bid;
        long firstE4 = order.firstPriceE4();
        long otherE4 = other.firstPriceE4();
        return opposite && (bid ? firstE4 >= otherE4 : firstE4 <= otherE4);
    }

    private void require(boolean holds, StudyMarket market, PaperOrder order, String what) {
        if (!holds) {
            violations.add(market.name() + ": " + what + ": order " + order.number() + ", "
                    + (order.isBid() ? "bid " : "ask ") + order.firstPriceE4() + " x " + order.sizeE6());
        }
    }

    /** Orders looked at. */
    public long checks() {
        return checks;
    }

    /** What was broken, a line each. */
    public List<String> violations() {
        return violations;
    }
}
