package io.tapemaker.sim.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Takes orders out. */
final class CancelDesk {

    private final Floor floor;

    CancelDesk(Floor floor) {
        this.floor = floor;
    }

    CancelAnswer cancel(int account, List<String> orderIds, long nowNs) {
        List<String> cancelled = new ArrayList<>();
        Map<String, String> not = new LinkedHashMap<>();
        for (String orderId : orderIds) {
            VenueOrder order = floor.order(orderId);
            if (order == null || order.account() != account) {
                not.put(orderId, Texts.NOT_FOUND);
            } else {
                cancel(order, cancelled, not, nowNs);
            }
        }
        return new CancelAnswer(cancelled, not);
    }

    /** Takes out all open orders of an account that are meant. */
    CancelAnswer cancelAll(int account, Predicate<VenueOrder> meant, long nowNs) {
        List<String> cancelled = new ArrayList<>();
        Map<String, String> not = new LinkedHashMap<>();
        for (VenueOrder order : List.copyOf(floor.account(account).open())) {
            if (meant.test(order)) {
                cancel(order, cancelled, not, nowNs);
            }
        }
        return new CancelAnswer(cancelled, not);
    }

    private void cancel(VenueOrder order, List<String> cancelled, Map<String, String> not, long nowNs) {
        switch (order.status()) {
            case LIVE -> {
                floor.end(order, OrderStatus.CANCELED, "", nowNs);
                cancelled.add(order.id());
            }
            case DELAYED -> not.put(order.id(), Texts.DELAYED);
            case MATCHED -> not.put(order.id(), Texts.ALREADY_MATCHED);
            case CANCELED, INVALID, CANCELED_MARKET_RESOLVED -> {
                if (!cancelled.contains(order.id())) {
                    not.put(order.id(), Texts.NOT_FOUND);
                }
            }
        }
    }

    /** Takes out everything that rests in a market. */
    void clear(MarketRoom room, OrderStatus status, long nowNs) {
        for (Account account : floor.accounts()) {
            for (VenueOrder order : List.copyOf(account.open())) {
                if (order.token().market() == room.index()) {
                    floor.end(order, status, "", nowNs);
                }
            }
        }
    }

    /** The order's time is up, unless it is over already. */
    void expire(String orderId, long nowNs) {
        VenueOrder order = floor.order(orderId);
        if (order != null && order.status() == OrderStatus.LIVE) {
            floor.end(order, OrderStatus.CANCELED, "", nowNs);
        }
    }
}
