package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.BookFrames;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.Trade;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;

/** Says on the wire what happens to one market: the order of its frames and what they share. */
final class MarketVoice {

    private static final int DUPLICATE_PERCENT = 1;
    private static final int TOUCH_FIRST_PERCENT = 35;

    private final MarketSpec spec;
    private final MarketBook book;
    private final SeededRandom random;
    private final ArrivalClock out;
    private final FrameText text = new FrameText();
    private final BookFrames books = new BookFrames();
    private final EventFrames events;
    private final LifecycleFrames lifecycle;
    private long previousBatchMs;
    private long toldBidE4;
    private long toldAskE4;

    MarketVoice(MarketSpec spec, MarketBook book, SeededRandom random, ArrivalClock out) {
        this.spec = spec;
        this.book = book;
        this.random = random;
        this.out = out;
        this.events = new EventFrames(text, spec.names());
        this.lifecycle = new LifecycleFrames(spec, events);
    }

    /** Both books as elements of a snapshot array. */
    void writeSnapshots(FrameText array, long timestampMs) {
        books.snapshot(array, spec.names(), book, true, timestampMs);
        array.text(",");
        books.snapshot(array, spec.names(), book, false, timestampMs);
        rememberTouch();
    }

    /** A snapshot array of this market alone. */
    void snapshot(long timestampMs) throws IOException {
        writeSnapshots(text.clear().text("["), timestampMs);
        out.deliver(timestampMs, endOfArray(text));
    }

    /** The real socket ends arrays, and only arrays, with a line feed. */
    static byte[] endOfArray(FrameText array) {
        return array.text("]\n").toBytes();
    }

    /** One frame a change, all with the timestamp and the hashes of the state after the whole batch. */
    void batch(List<LevelChange> changes, long timestampMs) throws IOException {
        String[] hashes = {
            books.hash(spec.names(), book, true, timestampMs), books.hash(spec.names(), book, false, timestampMs)
        };
        boolean touchMoved = rememberTouch();
        // Ahead of a second batch of the same millisecond it would look like part of the first.
        boolean touchFirst = random.percent(TOUCH_FIRST_PERCENT) && timestampMs != previousBatchMs;
        previousBatchMs = timestampMs;
        if (touchMoved && touchFirst) {
            touch(timestampMs);
        }
        for (LevelChange change : changes) {
            boolean yesFirst = change.orderOnYes();
            out.deliver(timestampMs, events.priceChange(change, book, hashes, yesFirst, timestampMs));
            if (random.percent(DUPLICATE_PERCENT)) {
                out.deliver(timestampMs, events.priceChange(change, book, hashes, !yesFirst, timestampMs));
            }
        }
        if (touchMoved && !touchFirst) {
            touch(timestampMs);
        }
    }

    /** The first sign of a trade: both books anew. */
    void tradedBooks(long timestampMs) throws IOException {
        out.deliver(timestampMs, books.refresh(text, spec.names(), book, true, timestampMs));
        out.deliver(timestampMs, books.refresh(text, spec.names(), book, false, timestampMs));
        if (rememberTouch()) {
            touch(timestampMs);
        }
    }

    void tradeReport(Trade trade, long timestampMs) throws IOException {
        StringBuilder hash = new StringBuilder("0x");
        for (int i = 0; i < 4; i++) {
            hash.append(HexFormat.of().toHexDigits(random.next()));
        }
        out.deliver(timestampMs, events.lastTradePrice(trade, hash.toString(), timestampMs));
    }

    void tickSizeChange(TickSize oldTick, TickSize newTick, long timestampMs) throws IOException {
        out.deliver(timestampMs, events.tickSizeChange(oldTick, newTick, true, timestampMs));
        out.deliver(timestampMs, events.tickSizeChange(oldTick, newTick, false, timestampMs));
    }

    void newMarket(long timestampMs) throws IOException {
        out.deliver(timestampMs, lifecycle.newMarket(book.tick(), timestampMs));
    }

    void resolved(boolean yesWins, long timestampMs) throws IOException {
        out.deliver(timestampMs, lifecycle.marketResolved(yesWins, timestampMs));
    }

    private void touch(long timestampMs) throws IOException {
        out.deliver(timestampMs, events.bestBidAsk(book, true, timestampMs));
        out.deliver(timestampMs, events.bestBidAsk(book, false, timestampMs));
    }

    /** Whether the touch is another one than the last time. */
    private boolean rememberTouch() {
        if (book.isEmpty() || (book.bestBidE4() == toldBidE4 && book.bestAskE4() == toldAskE4)) {
            return false;
        }
        toldBidE4 = book.bestBidE4();
        toldAskE4 = book.bestAskE4();
        return true;
    }
}
