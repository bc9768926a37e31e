package io.tapemaker.executor.decode;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.TradeFacts;

/** One event of the user channel. It may come twice, late, or never; it is ordered against nothing. */
public sealed interface UserEvent {

    /**
     * Something happened to an order.
     *
     * @param timestampMs the venue's
     */
    record Order(Kind kind, OrderFacts facts, long timestampMs) implements UserEvent {}

    /** What happened to an order. */
    enum Kind {
        /** It entered the book. */
        PLACEMENT,
        /** Some of it matched. */
        UPDATE,
        /** It was taken out, by whomever. */
        CANCELLATION
    }

    /** A trade, or the next stage of one; without parts where nothing in it is known as ours. */
    record Trade(TradeFacts facts) implements UserEvent {}

    /** Nothing that matters: an answer to a ping, or a type of event that is not known, by its name. */
    record Ignored(String type) implements UserEvent {}

    /**
     * Something that cannot be read and may have been an order or a trade of ours: what it would have said has to be
     * fetched.
     */
    record Garbage(String why) implements UserEvent {}
}
