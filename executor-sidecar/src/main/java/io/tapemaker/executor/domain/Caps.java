package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all orders together may put at risk. Reserved before an order is sent, released when it is certain that it is
 * over; rebuilt by replaying the tape. Amounts are millionths of a dollar: what a purchase costs, and what a sale gives
 * away if the token wins.
 */
final class Caps {

    private CapLimits limits = CapLimits.NOTHING;
    private final TreeMap<String, MarketRisk> markets = new TreeMap<>();
    private final RollingDay notional = new RollingDay();
    /** Of everything that was seen, at once. */
    private final RollingDay losses = new RollingDay();

    /**
     * Of what is final, when it is. Which trades fail is in the hands of who trades with us: those that paid for others
     * when they were seen may never come to pass, and then the others lose more than was seen.
     */
    private final RollingDay finalLosses = new RollingDay();

    private long openE6;

    /** From now on these hold; what was counted stays counted. */
    void limits(CapLimits inForce) {
        limits = inForce;
    }

    /** What this much of an order may lose; the most that there is for prices and sizes that mean nothing. */
    static long riskE6(Side side, long priceE4, long sizeE6) {
        if (priceE4 <= 0 || priceE4 >= Price.ONE_E4 || sizeE6 < 0) {
            return Long.MAX_VALUE;
        }
        long lossE4 = side == Side.BUY ? priceE4 : Price.ONE_E4 - priceE4;
        return sizeE6 > (Long.MAX_VALUE - Price.ONE_E4) / lossE4
                ? Long.MAX_VALUE
                : (lossE4 * sizeE6 + Price.ONE_E4 - 1) / Price.ONE_E4;
    }

    /** Which cap stands against one more order, null for none. */
    @Nullable
    String refusal(PlaceRequest request, OrderDraft draft, long steadyNs) {
        long riskE6 = riskE6(
                request.side(), request.quote().priceE4(), request.quote().sizeE6());
        if (riskE6 > limits.orderE6()) {
            return "the order risks " + riskE6 + " of " + limits.orderE6() + " millionths";
        }
        MarketRisk market = market(request, draft);
        boolean isLong = market.isLong(request.asset().tokenId(), request.side());
        long moreE6 = market.worstE6(isLong, riskE6) - market.worstE6();
        if (market.worstE6() + moreE6 > draft.marketCapE6()) {
            return "the market would risk " + (market.worstE6() + moreE6) + " of " + draft.marketCapE6();
        }
        long groupE6 = sumE6(market.group) + moreE6;
        if (groupE6 > draft.groupCapE6()) {
            return "the group " + market.group + " would risk " + groupE6 + " of " + draft.groupCapE6();
        }
        long totalE6 = sumE6(null) + moreE6;
        if (totalE6 > limits.totalE6()) {
            return "all would risk " + totalE6 + " of " + limits.totalE6();
        }
        long dayE6 = RollingDay.saturatedSum(notional.sum(steadyNs), openE6 + riskE6);
        if (dayE6 > limits.dayNotionalE6()) {
            return "24 hours would risk " + dayE6 + " of " + limits.dayNotionalE6();
        }
        long lossE6 = dayLossE6(steadyNs);
        return lossE6 >= limits.dayLossE6() ? "24 hours have lost " + lossE6 + " of " + limits.dayLossE6() : null;
    }

    private MarketRisk market(PlaceRequest request, OrderDraft draft) {
        return markets.computeIfAbsent(
                id(request), id -> new MarketRisk(request.asset().tokenId(), draft.eventGroup()));
    }

    private static String id(PlaceRequest request) {
        ConditionId market = request.asset().conditionId();
        return market.value().toHex();
    }

    private long sumE6(@Nullable String group) {
        long sumE6 = 0;
        for (MarketRisk market : markets.values()) {
            if (group == null || market.group.equals(group)) {
                sumE6 += market.worstE6();
            }
        }
        return sumE6;
    }

    /** The order counts from now on, in full. */
    void reserve(TrackedOrder order) {
        market(order.request(), order.intent.draft());
        reserveRest(order);
    }

    /** What is left of the order counts, and no more. */
    private void reserveRest(TrackedOrder order) {
        PlaceRequest request = order.request();
        long leftE6 = Math.max(0, request.quote().sizeE6() - order.filledE6);
        reserve(order, riskE6(request.side(), request.quote().priceE4(), leftE6));
    }

    private void reserve(TrackedOrder order, long toE6) {
        PlaceRequest request = order.request();
        MarketRisk market = market(request, order.intent.draft());
        market.open(market.isLong(request.asset().tokenId(), request.side()), toE6 - order.reservedE6);
        openE6 += toE6 - order.reservedE6;
        order.reservedE6 = toE6;
    }

    /** The order is over for certain, and its fills are known. */
    void release(TrackedOrder order) {
        reserve(order, 0);
    }

    /** A fill is seen for the first time: provisional. */
    void filled(TrackedOrder order, FillEntry fill, long steadyNs) {
        MarketRisk market = market(order.request(), order.intent.draft());
        boolean isLong = isLong(market, order);
        market.provisional(isLong, fill.riskE6);
        notional.add(steadyNs, fill.riskE6);
        losses.add(steadyNs, market.seen.add(isLong, fill.sizeE6, fill.riskE6));
        order.filledE6 += fill.sizeE6;
        refresh(order);
    }

    /** It is final. */
    void confirmed(TrackedOrder order, FillEntry fill, long steadyNs) {
        MarketRisk market = market(order.request(), order.intent.draft());
        boolean isLong = isLong(market, order);
        market.provisional(isLong, -fill.riskE6);
        finalLosses.add(steadyNs, market.settled.add(isLong, fill.sizeE6, fill.riskE6));
    }

    /** It never was. What the day has counted of it stays counted. */
    void failed(TrackedOrder order, FillEntry fill) {
        MarketRisk market = market(order.request(), order.intent.draft());
        boolean isLong = isLong(market, order);
        market.provisional(isLong, -fill.riskE6);
        market.seen.remove(isLong, fill.sizeE6);
        order.filledE6 -= fill.sizeE6;
        refresh(order);
    }

    private void refresh(TrackedOrder order) {
        if (!order.isOver() || order.reservedE6 > 0) {
            reserveRest(order);
        }
    }

    private static boolean isLong(MarketRisk market, TrackedOrder order) {
        return market.isLong(order.request().asset().tokenId(), order.request().side());
    }

    /** What everything may cost at worst. */
    long worstE6() {
        return sumE6(null);
    }

    /** What the last day has put at risk, without what is open. */
    long dayNotionalE6(long steadyNs) {
        return notional.sum(steadyNs);
    }

    /** What the last day has lost, by what was seen or by what is final, whichever is more. */
    long dayLossE6(long steadyNs) {
        return Math.max(losses.sum(steadyNs), finalLosses.sum(steadyNs));
    }

    void write(StateBytes out) {
        out.put(openE6);
        notional.write(out);
        losses.write(out);
        finalLosses.write(out);
        out.put(markets.size());
        markets.forEach((id, market) -> {
            out.put(id);
            market.write(out);
        });
    }
}
