package io.tapemaker.executor.domain.venue;

/** One thing that the user channel says, decoded. It may come twice, late, or never. */
public sealed interface UserNews {

    /**
     * Something happened to an order of this key.
     *
     * @param cancelled whether it was taken out
     */
    record OfOrder(OrderFacts order, boolean cancelled) implements UserNews {}

    /** A trade of ours is where it was not before. */
    record OfTrade(TradeFacts trade) implements UserNews {}

    /** Something that cannot be read: what it may have said has to be fetched. */
    record Unreadable(String why) implements UserNews {}
}
