package io.tapemaker.sim.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all desks of the venue share. */
final class Floor {

    private final VenueRules rules;
    private final Publisher publisher;
    private final Ledger ledger = new Ledger();
    private final Agenda agenda = new Agenda();
    private final List<Account> accounts = new ArrayList<>();
    private final List<MarketRoom> rooms = new ArrayList<>();
    private final Map<String, VenueOrder> orders = new LinkedHashMap<>();
    private long sequence;

    Floor(VenueRules rules, VenueListener listener) {
        this.rules = rules;
        this.publisher = new Publisher(listener);
    }

    VenueRules rules() {
        return rules;
    }

    Publisher publisher() {
        return publisher;
    }

    Ledger ledger() {
        return ledger;
    }

    Agenda agenda() {
        return agenda;
    }

    List<Account> accounts() {
        return accounts;
    }

    Account account(int index) {
        if (index < 0 || index >= accounts.size()) {
            throw new IllegalArgumentException("no account has the number " + index);
        }
        return accounts.get(index);
    }

    List<MarketRoom> rooms() {
        return rooms;
    }

    MarketRoom room(int index) {
        if (index < 0 || index >= rooms.size()) {
            throw new IllegalArgumentException("no market has the number " + index);
        }
        return rooms.get(index);
    }

    MarketRoom room(VenueOrder order) {
        return rooms.get(order.token().market());
    }

    /** All orders that were ever taken in, the oldest first. */
    Iterable<VenueOrder> orders() {
        return orders.values();
    }

    @Nullable
    VenueOrder order(String orderId) {
        return orders.get(orderId);
    }

    void add(VenueOrder order) {
        orders.put(order.id(), order);
        if (order.isOpen()) {
            accounts.get(order.account()).opened(order);
        }
    }

    long nextSequence() {
        return sequence++;
    }

    /** The order is over: out of the book, and its owner hears of it. */
    void end(VenueOrder order, OrderStatus status, String text, long nowNs) {
        MarketRoom room = room(order);
        if (order.status() == OrderStatus.LIVE) {
            room.resting().remove(order);
        }
        order.become(status, text);
        accounts.get(order.account()).closed(order);
        publisher.level(room, order);
        UserEvent.OrderNews news =
                status == OrderStatus.MATCHED ? UserEvent.OrderNews.UPDATE : UserEvent.OrderNews.CANCELLATION;
        publisher.order(news, order, nowNs);
    }
}
