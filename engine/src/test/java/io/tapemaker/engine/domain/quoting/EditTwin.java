package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.quoting.BruteForce.Order;
import java.util.Set;

/** The twin of {@link EditChoice}: tries what each side may do and values it by the definition. */
class EditTwin {

    /** What a side may do: keep what is there, or take what is wanted. */
    record Option(Order order, boolean isNew, boolean isWanted, long youthNs) {}

    /** What was chosen, and what it brings over the horizon. */
    record Choice(Order bid, Order ask, int edits, long valueE9) {}

    private final QuoteInputs in;
    private final BruteForce twin;
    private final Order wantedBid;
    private final Order wantedAsk;

    EditTwin(QuoteInputs in, Order wantedBid, Order wantedAsk) {
        this.in = in;
        this.wantedBid = wantedBid;
        this.wantedAsk = wantedAsk;
        twin = new BruteForce(in);
    }

    Choice choose(LiveQuote liveBid, LiveQuote liveAsk) {
        Option keepBid = keep(liveBid, wantedBid);
        Option keepAsk = keep(liveAsk, wantedAsk);
        Option newBid = take(wantedBid);
        Option newAsk = take(wantedAsk);
        Option[][] ways = {{keepBid, keepAsk}, {keepBid, newAsk}, {newBid, keepAsk}, {newBid, newAsk}};
        Choice best = null;
        for (Option[] way : ways) {
            boolean pointless = way[0].isNew() && keepBid.isWanted() || way[1].isNew() && keepAsk.isWanted();
            if (!pointless && (way[0].isWanted() && way[1].isWanted() || mayStand(way[0], way[1]))) {
                Choice choice = valued(way[0], way[1]);
                best = best == null || choice.valueE9() > best.valueE9() ? choice : best;
            }
        }
        if (best == null) {
            throw new AssertionError("no way at all");
        }
        return best;
    }

    private Option keep(LiveQuote live, Order wanted) {
        boolean same = live.sizeE6 == wanted.sizeE6()
                && (live.sizeE6 == 0 || live.priceE4 == wanted.priceE4() && live.selling == wanted.selling());
        long leftNs = live.sizeE6 == 0 ? 0 : Math.max(0, minAgeNs() - live.ageNs);
        Order order = live.sizeE6 == 0 ? Order.NONE : new Order(live.priceE4, live.sizeE6, live.selling, live.aheadE6);
        return new Option(order, false, same, Math.min(leftNs, in.settings.editHorizonNs()));
    }

    private Option take(Order wanted) {
        long youthNs = wanted.sizeE6() == 0 ? 0 : Math.min(minAgeNs(), in.settings.editHorizonNs());
        return new Option(wanted, true, true, youthNs);
    }

    /** For a planted fault. */
    long minAgeNs() {
        return in.terms.minAgeNs();
    }

    /** For a planted fault. */
    boolean mayStand(Option bid, Option ask) {
        boolean bidIsKept = !bid.isNew() && !bid.isWanted();
        boolean askIsKept = !ask.isNew() && !ask.isWanted();
        Order bidOrder = bid.order();
        Order askOrder = ask.order();
        if (bid.isWanted() && bidOrder.sizeE6() > 0) {
            bidOrder = behindAll(bidOrder, true);
        }
        if (ask.isWanted() && askOrder.sizeE6() > 0) {
            askOrder = behindAll(askOrder, false);
        }
        Set<String> broken = QuoteRules.broken(in, bidOrder, bidIsKept, askOrder, askIsKept);
        return broken.isEmpty();
    }

    private Order behindAll(Order order, boolean isBid) {
        return new Order(order.priceE4(), order.sizeE6(), order.selling(), twin.ahead(isBid, order.priceE4()));
    }

    private Order charged(Option option, boolean isBid) {
        Order order = option.order();
        long allE6 = twin.ahead(isBid, order.priceE4());
        long aheadE6 = option.isNew() ? allE6 : Math.min(allE6, order.aheadE6());
        return new Order(order.priceE4(), order.sizeE6(), order.selling(), aheadE6);
    }

    private Choice valued(Option bid, Option ask) {
        Order bidOrder = charged(bid, true);
        Order askOrder = charged(ask, false);
        long horizonNs = in.settings.editHorizonNs();
        long both = twin.reward(bidOrder, true, askOrder, true);
        long costs = twin.cost(bidOrder, true) + twin.cost(askOrder, false);
        long early;
        if (bid.youthNs() < ask.youthNs()) {
            long one = twin.reward(bidOrder, true, askOrder, false);
            early = dollars(one, ask.youthNs() - bid.youthNs()) + dollars(both, horizonNs - ask.youthNs());
        } else {
            long one = twin.reward(bidOrder, false, askOrder, true);
            early = dollars(one, bid.youthNs() - ask.youthNs()) + dollars(both, horizonNs - bid.youthNs());
        }
        int edits = (bid.isNew() ? 1 : 0) + (ask.isNew() ? 1 : 0);
        long valueE9 = early - dollars(costs, horizonNs) - edits * in.settings.editCostE6() * 1_000;
        return new Choice(bid.order(), ask.order(), edits, valueE9);
    }

    private static long dollars(long perDayE9, long timeNs) {
        return Math.round(perDayE9 * (timeNs / 86_400e9));
    }
}
