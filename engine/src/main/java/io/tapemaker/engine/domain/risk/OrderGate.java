package io.tapemaker.engine.domain.risk;

import io.tapemaker.journal.types.Price;

/**
 * The last look at an order before it is placed, whoever wanted it: each rule again, one by one, against what is at
 * risk at this very moment. An order that passes is to be booked ({@link ExposureBook#add}) before the next one is
 * checked.
 *
 * <p>A limit that is exceeded already, because it was lowered, still lets an order pass that makes nothing worse.
 */
public final class OrderGate {

    private final ExposureBook book;
    private final KillSwitch kill;

    /** A gate in front of a book, closed by a latch. */
    public OrderGate(ExposureBook book, KillSwitch kill) {
        this.book = book;
        this.kill = kill;
    }

    /** The first rule that the order breaks, in the order of {@link RiskVerdict}. */
    public RiskVerdict check(OrderFacts order) {
        if (isMalformed(order)) {
            return RiskVerdict.MALFORMED;
        }
        if (kill.latched()) {
            return RiskVerdict.KILL_LATCHED;
        }
        if (!kill.executorArmed()) {
            return RiskVerdict.EXECUTOR_NOT_ARMED;
        }
        RiskVerdict verdict = checkOrder(order);
        return verdict == RiskVerdict.PASSED ? checkExposure(order) : verdict;
    }

    private RiskVerdict checkOrder(OrderFacts order) {
        if (!order.regime().placesOrders()) {
            return RiskVerdict.MARKET_PULLED;
        }
        if (order.regime().reducesOnly() && sharesAfterE6(order) > 0) {
            return RiskVerdict.REDUCE_ONLY;
        }
        if (order.sizeE6() > limits().order().maxSizeE6()) {
            return RiskVerdict.ORDER_SIZE;
        }
        if (order.notionalE6() > limits().order().maxNotionalE6()) {
            return RiskVerdict.ORDER_NOTIONAL;
        }
        return sellsWhatIsNotHeld(order) ? RiskVerdict.NOT_HELD : RiskVerdict.PASSED;
    }

    private RiskVerdict checkExposure(OrderFacts order) {
        if (sharesAfterE6(order) > limits().market().maxSharesE6()) {
            return RiskVerdict.MARKET_SHARES;
        }
        if (spends(
                order, book.of(order.market()).notionalE6(), limits().market().maxNotionalE6())) {
            return RiskVerdict.MARKET_NOTIONAL;
        }
        if (breaksGroupLoss(order)) {
            return RiskVerdict.GROUP_LOSS;
        }
        if (spends(order, book.groupNotionalE6(order.market()), limits().group().maxNotionalE6())) {
            return RiskVerdict.GROUP_NOTIONAL;
        }
        if (spends(order, book.notionalE6(), limits().total().maxNotionalE6())) {
            return RiskVerdict.TOTAL_NOTIONAL;
        }
        return book.openOrders() >= limits().total().maxOpenOrders() ? RiskVerdict.OPEN_ORDERS : RiskVerdict.PASSED;
    }

    private boolean isMalformed(OrderFacts order) {
        return order.market() < 0
                || order.market() >= book.marketCount()
                || order.slot() < 0
                || order.slot() > 1
                || order.priceE4() <= 0
                || order.priceE4() >= Price.ONE_E4
                || order.sizeE6() <= 0
                || order.sizeE6() > Money.MAX_SHARES_E6
                || order.sizeE6() % Money.SIZE_STEP_E6 != 0;
    }

    /** The furthest that the position can be on the order's side once it is open. */
    private long sharesAfterE6(OrderFacts order) {
        MarketExposure market = book.of(order.market());
        return Math.addExact(order.sizeE6(), order.isBid() ? market.upSharesE6() : market.downSharesE6());
    }

    private boolean sellsWhatIsNotHeld(OrderFacts order) {
        return !order.isBuy() && order.sizeE6() > book.of(order.market()).sellableE6(order.slot());
    }

    /** Whether a BUY takes what is spent above a limit; a SELL spends nothing. */
    private static boolean spends(OrderFacts order, long spentE6, long limitE6) {
        return order.isBuy() && Math.addExact(spentE6, order.notionalE6()) > limitE6;
    }

    private boolean breaksGroupLoss(OrderFacts order) {
        MarketExposure market = book.of(order.market());
        long moreE6 =
                order.isBuy() ? order.notionalE6() : market.sellLossE6(order.slot(), order.priceE4(), order.sizeE6());
        long afterE6 = book.groupLossWithE6(order.market(), order.isBid() ? 0 : moreE6, order.isBid() ? moreE6 : 0);
        return afterE6 > Math.max(limits().group().maxLossE6(), book.groupLossE6(order.market()));
    }

    private ExposureLimits limits() {
        return book.limits();
    }
}
