package io.tapemaker.sim.venue;

import io.tapemaker.sim.venue.Agenda.Deed;
import io.tapemaker.sim.venue.UserEvent.OrderNews;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes orders in: checks, matches, and lets the rest stand in the book. */
final class OrderDesk {

    private static final String STATUS_LIVE = "live";
    private static final String STATUS_MATCHED = "matched";
    private static final String STATUS_DELAYED = "delayed";
    private static final String KILLED_PREFIX = "CANCELED_";

    private final Floor floor;
    private final OrderChecks checks;
    private final Solvency solvency;
    private final SettlementDesk settlement;

    OrderDesk(Floor floor, Solvency solvency, SettlementDesk settlement) {
        this.floor = floor;
        this.checks = new OrderChecks(floor);
        this.solvency = solvency;
        this.settlement = settlement;
    }

    OrderAnswer place(OrderRequest request, long nowNs) {
        Refusal refusal = checks.check(request, nowNs);
        if (refusal != null) {
            return OrderAnswer.refused(refusal);
        }
        MarketRoom room = floor.room(request.token().market());
        VenueOrder order = new VenueOrder(request, floor.nextSequence(), OrderStatus.LIVE, nowNs);
        MatchPlan plan = planOf(order, room);
        refusal = checks.check(request, plan);
        if (refusal == null && !solvency.covers(order, plan)) {
            refusal = Texts.BALANCE;
        }
        if (refusal != null) {
            return OrderAnswer.refused(refusal);
        }
        if (!plan.isEmpty() && room.takerDelayNs() > 0) {
            return delay(request, room, nowNs);
        }
        refusal = killing(order, plan);
        if (refusal != null) {
            floor.add(order);
            kill(order, refusal, nowNs);
            return OrderAnswer.refused(refusal);
        }
        floor.add(order);
        floor.publisher().order(OrderNews.PLACEMENT, order, nowNs);
        execute(order, room, plan, nowNs);
        return OrderAnswer.taken(order, plan.isEmpty() ? STATUS_LIVE : STATUS_MATCHED);
    }

    private OrderAnswer delay(OrderRequest request, MarketRoom room, long nowNs) {
        VenueOrder order = new VenueOrder(request, floor.nextSequence(), OrderStatus.DELAYED, nowNs);
        floor.add(order);
        floor.publisher().order(OrderNews.PLACEMENT, order, nowNs);
        floor.agenda().plan(nowNs + room.takerDelayNs(), Deed.END_TAKER_DELAY, order.id(), 0);
        return OrderAnswer.taken(order, STATUS_DELAYED);
    }

    /** The taker delay is over: the order meets the book as it is now. */
    void endDelay(String orderId, long nowNs) {
        VenueOrder order = floor.order(orderId);
        if (order == null || order.status() != OrderStatus.DELAYED) {
            return;
        }
        MarketRoom room = floor.room(order);
        MatchPlan plan = planOf(order, room);
        Refusal killing = killing(order, plan);
        if (room.state() != MarketState.OPEN) {
            floor.end(order, OrderStatus.CANCELED, "", nowNs);
        } else if (!solvency.covers(order, plan)) {
            floor.end(order, OrderStatus.INVALID, "", nowNs);
        } else if (killing != null) {
            kill(order, killing, nowNs);
        } else {
            order.become(OrderStatus.LIVE, "");
            execute(order, room, plan, nowNs);
        }
    }

    private static MatchPlan planOf(VenueOrder order, MarketRoom room) {
        return MatchPlan.of(order, room.resting(), room.setup().fees());
    }

    private static @Nullable Refusal killing(VenueOrder order, MatchPlan plan) {
        return switch (order.request().terms().type()) {
            case GTC, GTD -> null;
            case FOK -> plan.fillsAll() ? null : Texts.FOK_NOT_FILLED;
            case FAK -> plan.isEmpty() ? Texts.FAK_NOT_MATCHED : null;
        };
    }

    private void kill(VenueOrder order, Refusal why, long nowNs) {
        floor.end(order, OrderStatus.CANCELED, KILLED_PREFIX + why.message(), nowNs);
    }

    private void execute(VenueOrder order, MarketRoom room, MatchPlan plan, long nowNs) {
        if (!plan.isEmpty()) {
            // Within a batch a trade is a burst of its own: else it could be with a level that was never shown, or be
            // hidden by an order that fills the level up again.
            floor.publisher().flush(nowNs);
        }
        Set<Integer> concerned = new LinkedHashSet<>();
        for (MatchPlan.AtPrice match : plan.trades()) {
            VenueTrade trade = settlement.book(order, match, nowNs);
            concerned.addAll(trade.accounts());
            order.matched(trade.id(), match.sizeE6(), match.dollarsE6());
            for (MatchStep step : match.steps()) {
                fill(step, trade, room, nowNs);
            }
            floor.publisher().trade(trade, nowNs);
        }
        finish(order, room, nowNs);
        for (int account : concerned) {
            solvency.sweep(account, nowNs);
        }
        if (!plan.isEmpty()) {
            floor.publisher().flush(nowNs);
        }
    }

    private void fill(MatchStep step, VenueTrade trade, MarketRoom room, long nowNs) {
        VenueOrder maker = step.maker();
        maker.matched(trade.id(), step.sizeE6(), step.makerDollarsE6());
        room.resting().shrink(maker, step.sizeE6());
        floor.publisher().traded(room, maker.priceE4());
        if (maker.remainingE6() == 0) {
            floor.end(maker, OrderStatus.MATCHED, "", nowNs);
        } else {
            floor.publisher().level(room, maker);
            floor.publisher().order(OrderNews.UPDATE, maker, nowNs);
        }
    }

    private void finish(VenueOrder order, MarketRoom room, long nowNs) {
        OrderTerms terms = order.request().terms();
        if (!terms.type().rests() || order.remainingE6() == 0) {
            // It does not rest, so there is nothing to take out of the book.
            order.become(OrderStatus.MATCHED, "");
            floor.account(order.account()).closed(order);
            floor.publisher().order(OrderNews.UPDATE, order, nowNs);
            return;
        }
        order.restsSince(nowNs);
        room.resting().add(order);
        floor.publisher().level(room, order);
        if (order.matchedE6() > 0) {
            floor.publisher().order(OrderNews.UPDATE, order, nowNs);
        }
        if (terms.type() == OrderType.GTD) {
            long endNs = terms.expirationS() * VenueRules.SECOND
                    - floor.rules().gtd().securityNs();
            floor.agenda().plan(endNs, Deed.END_ORDER, order.id(), 0);
        }
    }
}
