package io.tapemaker.sim.venue;

/** Something that the user channel says to one account. */
public interface UserEvent {

    /** Who is told. */
    int account();

    /** When it happened. */
    long timestampMs();

    /** What is told of an order. */
    enum OrderNews {
        PLACEMENT,
        UPDATE,
        CANCELLATION
    }

    /** The account's part in a trade. */
    enum Role {
        TAKER,
        MAKER
    }

    /** An order of the account, as it is after the news. */
    record OrderTold(int account, OrderNews news, OrderView order, long timestampMs) implements UserEvent {}

    /** A trade of the account; a maker finds its own part among the makers. */
    record TradeTold(int account, Role role, TradeView trade, long timestampMs) implements UserEvent {}
}
