package io.tapemaker.engine.domain.book;

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
}
