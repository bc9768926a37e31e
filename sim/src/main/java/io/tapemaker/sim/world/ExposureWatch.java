package io.tapemaker.sim.world;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.OrderRequest;
import io.tapemaker.sim.venue.OrderView;
import io.tapemaker.sim.venue.Page;
import io.tapemaker.sim.venue.RowFilter;
import io.tapemaker.sim.venue.SimVenue;

/**
 * What is at risk in the worst case, by the auditor's book and the orders at the venue: whatever rests or is on its way
 * to the chain comes to pass wherever that is worse, and does not wherever that is.
 */
final class ExposureWatch {

    private static final long ORDER_SHARES_E6 = 500_000_000L;
    private static final long ORDER_DOLLARS_E6 = 250_000_000L;

    private final Surroundings around;
    private final SimVenue venue;
    private final Auditor auditor;
    private final int account;
    private final WorldPlan plan;
    private long worstSharesE6;

    ExposureWatch(Surroundings around, SimVenue venue, Auditor auditor, int account, WorldPlan plan) {
        this.around = around;
        this.venue = venue;
        this.auditor = auditor;
        this.account = account;
        this.plan = plan;
    }

    /** The most shares of one outcome that a market has had at worst. */
    long worstSharesE6() {
        return worstSharesE6;
    }

    /** An order is at the venue. */
    void onPlaced(OrderRequest order) {
        long dollarsE6 = Math.multiplyExact(order.priceE4(), order.sizeE6()) / Price.ONE_E4;
        require("shares of an order", order.sizeE6(), ORDER_SHARES_E6);
        require("dollars of an order", dollarsE6, ORDER_DOLLARS_E6);
    }

    /** Something has changed. */
    void look() {
        long totalE6 = 0;
        for (int market = 0; market < plan.markets(); market++) {
            long upE6 = auditor.upE6(market);
            long downE6 = auditor.downE6(market);
            long costE6 = auditor.costE6(market);
            for (OrderView order : venue.openOrders(
                            account,
                            RowFilter.market(market),
                            Page.FIRST,
                            around.scheduler().nowNs())
                    .body()
                    .data()) {
                OrderRequest request = order.request();
                boolean buys = request.side() == Side.BUY;
                long leftE6 = request.sizeE6() - order.matchedE6();
                upE6 += request.token().isYes() == buys ? leftE6 : 0;
                downE6 += request.token().isYes() == buys ? 0 : leftE6;
                costE6 += buys ? leftE6 * request.priceE4() / Price.ONE_E4 : 0;
            }
            worstSharesE6 = Math.max(worstSharesE6, Math.max(upE6, downE6));
            require(
                    "shares of market " + market,
                    Math.max(upE6, downE6),
                    plan.stakes().sharesE6());
            require("dollars of market " + market, costE6, plan.stakes().marketE6());
            totalE6 += costE6;
        }
        require("dollars of all markets", totalE6, plan.stakes().totalE6());
    }

    private void require(String what, long worstE6, long limitE6) {
        around.checks()
                .require(
                        Invariant.EXPOSURE_WITHIN_LIMITS,
                        worstE6 <= limitE6,
                        () -> what + " at worst: " + worstE6 + " millionths, and the limit is " + limitE6);
    }
}
