package io.tapemaker.engine.domain.book;

import java.util.ArrayList;
import java.util.List;

/** What a listener was told, as values that compare. */
sealed interface BookEvent {

    /** A book moved. */
    record Moved(int book, SyncState from, SyncState to, SyncCause cause) implements BookEvent {}

    /** A full book was asked for. */
    record Asked(int book, SyncCause cause) implements BookEvent {}

    /** A market settled. */
    record Settled(int market) implements BookEvent {}

    /** Collects them. */
    final class Log implements BookListener {

        final List<BookEvent> events = new ArrayList<>();

        @Override
        public void onSyncChanged(OrderBook book, SyncState from) {
            events.add(new Moved(book.index(), from, book.state(), book.cause()));
        }

        @Override
        public void onSnapshotNeeded(OrderBook book, SyncCause cause, long eventTimeNs) {
            events.add(new Asked(book.index(), cause));
        }

        @Override
        public void onMarketSettled(Market market, long eventTimeNs) {
            events.add(new Settled(market.index()));
        }

        /** What came since the last call. */
        List<BookEvent> take() {
            List<BookEvent> taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }
}
