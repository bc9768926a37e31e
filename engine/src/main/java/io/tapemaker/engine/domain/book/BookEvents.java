package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Side;

/** Counts what the books tell and passes it on. */
final class BookEvents {

    private final BookCounters counters;
    private final BookListener listener;

    BookEvents(BookCounters counters, BookListener listener) {
        this.counters = counters;
        this.listener = listener;
    }

    void syncChanged(OrderBook book, SyncState from) {
        if (from == SyncState.IN_SYNC) {
            counters.add(BookCounter.SYNC_LOST);
        } else if (book.inSync()) {
            counters.add(BookCounter.SYNC_GAINED);
        }
        listener.onSyncChanged(book, from);
    }

    void snapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {
        counters.add(BookCounter.SNAPSHOTS_REQUESTED);
        listener.onSnapshotNeeded(book, cause, eventTimeNs);
    }

    void trade(OrderBook book, Side taker, long priceE4, long sizeE6, long eventTimeNs) {
        listener.onTrade(book, taker, priceE4, sizeE6, eventTimeNs);
    }

    void settled(Market market, long eventTimeNs) {
        counters.add(BookCounter.BURSTS);
        listener.onMarketSettled(market, eventTimeNs);
    }
}
