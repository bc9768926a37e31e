package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.Trade;

/**
 * Something that the market channel says. All events of a burst are told after its last change, so the board is the
 * state after the burst while an event is being told.
 */
public interface MarketEvent {

    /** The market as it is now. */
    MarketBoard board();

    /** When it happened. */
    long timestampMs();

    /** Both books in full, as a subscriber gets them first. */
    record Snapshot(MarketBoard board, long timestampMs) implements MarketEvent {}

    /** One level has a new size. Each event of a burst carries the hash of the state after the burst. */
    record LevelChanged(MarketBoard board, LevelChange change, long timestampMs) implements MarketEvent {}

    /** Both books in full, which is how a trade first shows. */
    record BooksReplaced(MarketBoard board, long timestampMs) implements MarketEvent {}

    /** The touch moved. */
    record TouchMoved(MarketBoard board, long timestampMs) implements MarketEvent {}

    /** A trade, some time after the books that show it. */
    record TradePrinted(MarketBoard board, Trade trade, String transactionHash, long timestampMs)
            implements MarketEvent {}

    /** Another price grid. */
    record TickChanged(MarketBoard board, TickSize oldTick, TickSize newTick, long timestampMs)
            implements MarketEvent {}

    /** The outcome is known. */
    record Resolved(MarketBoard board, int market, boolean yesWins, long timestampMs) implements MarketEvent {}
}
