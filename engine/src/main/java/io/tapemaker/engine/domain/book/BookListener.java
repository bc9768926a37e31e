package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Side;

/**
 * What the books tell. Called on the engine thread, inside of a call to {@link BookKeeper}; an implementation may
 * read the books and must not call the keeper.
 */
public interface BookListener {

    /**
     * A book moved to another {@link SyncState}; {@link OrderBook#state()}, {@link OrderBook#cause()} and
     * {@link OrderBook#stateSinceNs()} are the new ones.
     */
    void onSyncChanged(OrderBook book, SyncState from);

    /**
     * A book needs a full book from the venue. Said once, and again only after the book was in sync or everything was
     * restarted.
     */
    void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs);

    /**
     * The frames that arrived together for this market are complete, checked and applied: decide now. Called once a
     * burst, in the order in which the bursts began.
     */
    void onMarketSettled(Market market, long eventTimeNs);

    /**
     * A print of the tape.
     *
     * @param book of the token that was traded
     * @param taker side of the taker
     * @param priceE4 price of that token
     */
    default void onTrade(OrderBook book, Side taker, long priceE4, long sizeE6, long eventTimeNs) {
        // The books themselves do not need it.
    }
}
