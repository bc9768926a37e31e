package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.decode.ChangeTable;
import io.tapemaker.engine.decode.DecodedEvent;
import io.tapemaker.engine.decode.DecodedFrame;
import io.tapemaker.engine.decode.LevelTable;
import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.decode.Span;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * Tells the {@link BookKeeper} what a decoded frame says, element by element in wire order. Keeps no state of its own.
 */
public final class FrameApplier {

    private final BookKeeper keeper;

    /** An applier for these books. */
    public FrameApplier(BookKeeper keeper) {
        this.keeper = keeper;
    }

    /** Applies a frame that came from a connection. */
    public void apply(DecodedFrame frame, int connection, long eventTimeNs) {
        keeper.enter(connection, eventTimeNs);
        if (frame.reject() != RejectReason.NONE) {
            keeper.rejectedFrame();
            return;
        }
        for (int i = 0; i < frame.eventCount(); i++) {
            apply(frame, frame.event(i));
        }
    }

    private void apply(DecodedFrame frame, DecodedEvent event) {
        switch (event.kind()) {
            case BOOK -> book(frame, event);
            case PRICE_CHANGE -> priceChange(frame, event);
            case TICK_SIZE_CHANGE -> tickSizeChange(frame, event);
            case LAST_TRADE_PRICE -> lastTradePrice(frame, event);
            case BEST_BID_ASK -> keeper.bestBidAsk(event.timestampMs());
            case NEW_MARKET -> keeper.newMarket(market(frame, event), event.tickSize(), event.timestampMs());
            case MARKET_RESOLVED -> marketResolved(frame, event);
            case PONG -> keeper.pong();
            case UNKNOWN_TYPE -> keeper.unknownType();
            case REJECTED -> rejected(frame, event);
        }
    }

    private void book(DecodedFrame frame, DecodedEvent event) {
        OrderBook book = bookOf(frame, event.market(), event.asset());
        if (book == null) {
            return;
        }
        BookFrame full = keeper.newBookFrame(event.timestampMs());
        LevelTable levels = frame.levels();
        for (int i = event.bidsFrom(); i < event.bidsTo(); i++) {
            full.level(Side.BUY, levels.priceE4(i), levels.sizeE6(i));
        }
        for (int i = event.asksFrom(); i < event.asksTo(); i++) {
            full.level(Side.SELL, levels.priceE4(i), levels.sizeE6(i));
        }
        full.tickSize(event.tickSize());
        if (event.hasHash()) {
            full.hash(event.hashHigh(), event.hashMiddle(), event.hashLow());
        }
        long last = event.lastTradePrice();
        if (last != Span.NONE) {
            full.lastTradePrice(frame.bytes(), Span.start(last), Span.length(last));
        }
        long version = event.version();
        if (version != Span.NONE) {
            full.version(frame.bytes(), Span.start(version), Span.length(version));
        }
        keeper.bookFrame(book, full);
    }

    private void priceChange(DecodedFrame frame, DecodedEvent event) {
        ChangeTable changes = frame.changes();
        for (int i = event.changesFrom(); i < event.changesTo(); i++) {
            OrderBook book = bookOf(frame, event.market(), changes.asset(i));
            if (book != null) {
                LevelUpdate update = keeper.newLevelUpdate(event.timestampMs());
                update.level(changes.side(i), changes.priceE4(i), changes.sizeE6(i));
                update.touch(changes.bestBidE4(i), changes.bestAskE4(i));
                if (changes.hasHash(i)) {
                    update.hash(changes.hashHigh(i), changes.hashMiddle(i), changes.hashLow(i));
                }
                keeper.levelChange(book, update);
            }
        }
    }

    private void tickSizeChange(DecodedFrame frame, DecodedEvent event) {
        OrderBook book = bookOf(frame, event.market(), event.asset());
        TickSize tick = event.tickSize();
        if (book != null && tick != null) {
            keeper.tickSizeChange(book, tick, event.timestampMs());
        }
    }

    private void lastTradePrice(DecodedFrame frame, DecodedEvent event) {
        OrderBook book = bookOf(frame, event.market(), event.asset());
        if (book != null) {
            keeper.lastTradePrice(book, event.priceE4(), event.timestampMs());
            Side taker = event.side();
            if (taker != null) {
                keeper.trade(book, taker, event.priceE4(), event.sizeE6());
            }
        }
    }

    private void marketResolved(DecodedFrame frame, DecodedEvent event) {
        long winner = event.winningAsset();
        keeper.marketResolved(
                market(frame, event), winner == Span.NONE ? null : known(frame, winner), event.timestampMs());
    }

    /** Marks the books that the element is about; one that names none, or unknown ones, is only counted. */
    private void rejected(DecodedFrame frame, DecodedEvent event) {
        keeper.rejectedEvent();
        for (int i = event.assetsFrom(); i < event.assetsTo(); i++) {
            OrderBook book = known(frame, frame.assets().get(i));
            if (book != null) {
                keeper.rejectedFor(book);
            }
        }
    }

    private @Nullable OrderBook bookOf(DecodedFrame frame, long market, long asset) {
        return keeper.bookOf(
                frame.bytes(), Span.start(market), Span.length(market), Span.start(asset), Span.length(asset));
    }

    private @Nullable OrderBook known(DecodedFrame frame, long asset) {
        return keeper.books().find(frame.bytes(), Span.start(asset), Span.length(asset));
    }

    private @Nullable Market market(DecodedFrame frame, DecodedEvent event) {
        long market = event.market();
        return market == Span.NONE
                ? null
                : keeper.books().findMarket(frame.bytes(), Span.start(market), Span.length(market));
    }
}
