package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Open orders reserve what they may cost, market by market: the same dollars may stand behind orders in several
 * markets, and when they are spent in one, the orders in the others are taken out.
 */
final class Solvency {

    private final Floor floor;

    Solvency(Floor floor) {
        this.floor = floor;
    }

    /** Whether the order can be paid, be it matched as planned or at its own price. */
    boolean covers(VenueOrder order, MatchPlan plan) {
        long neededE6 = order.reservedE6();
        if (order.side() == Side.BUY && !order.request().spendsDollars()) {
            long restE6 = VenueOrder.costE6(order.priceE4(), order.remainingE6() - plan.sizeE6());
            neededE6 = Math.max(neededE6, plan.dollarsE6() + restE6);
        }
        if (order.side() == Side.BUY) {
            neededE6 += plan.feeE6();
        }
        return reservedE6(order.account(), order.token(), order.side(), order) + neededE6 <= limitE6(order);
    }

    private long limitE6(VenueOrder order) {
        return limitE6(order.account(), order.token(), order.side());
    }

    /** What the orders of a side may cost together: for BUY in both tokens of the market, for SELL in the one. */
    private long limitE6(int account, TokenRef token, Side side) {
        Account owner = floor.account(account);
        if (side == Side.BUY) {
            return Math.min(floor.ledger().cash(account).availableE6(), owner.allowanceE6());
        }
        return owner.hasTokensApproved() ? floor.ledger().token(account, token).availableE6() : 0;
    }

    private long reservedE6(int account, TokenRef token, Side side, VenueOrder except) {
        long sumE6 = 0;
        for (VenueOrder order : floor.account(account).open()) {
            if (order != except && isSamePot(order, token, side)) {
                sumE6 += order.reservedE6();
            }
        }
        return sumE6;
    }

    private static boolean isSamePot(VenueOrder order, TokenRef token, Side side) {
        return order.side() == side
                && order.token().market() == token.market()
                && (side == Side.BUY || order.token().slot() == token.slot());
    }

    /** Takes out what is no longer covered, the latest orders first. */
    void sweep(int account, long nowNs) {
        if (floor.account(account).open().isEmpty()) {
            return;
        }
        List<VenueOrder> latestFirst = new ArrayList<>();
        for (VenueOrder order : floor.account(account).open()) {
            latestFirst.add(0, order);
        }
        for (VenueOrder order : latestFirst) {
            if (!isCovered(order)) {
                floor.end(order, OrderStatus.INVALID, OrderStatus.INVALID.name(), nowNs);
            }
        }
    }

    /** Whether the pot that the order belongs to is within its limit. */
    boolean isCovered(VenueOrder order) {
        long allE6 = order.reservedE6() + reservedE6(order.account(), order.token(), order.side(), order);
        return allE6 <= limitE6(order);
    }
}
