package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.BookFrames;
import io.tapemaker.sim.frames.EventFrames;
import io.tapemaker.sim.frames.FrameText;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketNames;

/** Writes what the venue says to the market as frames of the market channel, byte for byte as the real one does. */
public final class MarketFrameWriter {

    private static final int FIRST_MARKET_NUMBER = 1_031_769;

    private final Frames out;
    private final FrameText text = new FrameText();
    private final BookFrames books = new BookFrames();

    /** Takes frames in the order in which they go out. */
    @FunctionalInterface
    public interface Frames {

        /**
         * One frame.
         *
         * @param market whose subscribers get it
         * @param utf8 the receiver's to keep
         */
        void onFrame(MarketNames market, byte[] utf8);
    }

    /** A writer for one receiver. */
    public MarketFrameWriter(Frames out) {
        this.out = out;
    }

    /** Writes the frames of an event; call it while the venue tells the event. */
    public void write(MarketEvent event) {
        MarketBoard board = event.board();
        if (event instanceof MarketEvent.Snapshot) {
            snapshot(board);
        } else if (event instanceof MarketEvent.LevelChanged changed) {
            levelChanged(board, changed.change(), event.timestampMs());
        } else if (event instanceof MarketEvent.BooksReplaced) {
            refresh(board, true);
            refresh(board, false);
        } else if (event instanceof MarketEvent.TouchMoved) {
            send(board, frames(board).bestBidAsk(board.book(), true, event.timestampMs()));
            send(board, frames(board).bestBidAsk(board.book(), false, event.timestampMs()));
        } else if (event instanceof MarketEvent.TradePrinted printed) {
            String hash = printed.transactionHash();
            send(board, frames(board).lastTradePrice(printed.trade(), hash, event.timestampMs()));
        } else if (event instanceof MarketEvent.TickChanged tick) {
            tickChanged(board, tick, true);
            tickChanged(board, tick, false);
        } else if (event instanceof MarketEvent.Resolved resolved) {
            String number = Integer.toString(FIRST_MARKET_NUMBER + resolved.market());
            send(board, frames(board).marketResolved(number, resolved.yesWins(), event.timestampMs()));
        }
    }

    private EventFrames frames(MarketBoard board) {
        return new EventFrames(text, board.names());
    }

    private void send(MarketBoard board, byte[] frame) {
        out.onFrame(board.names(), frame);
    }

    private void snapshot(MarketBoard board) {
        text.clear().text("[");
        writeSnapshots(text, board);
        // The real socket ends arrays, and only arrays, with a line feed.
        send(board, text.text("]\n").toBytes());
    }

    /** Both books as elements of an array, for one frame about several markets. */
    public void writeSnapshots(FrameText array, MarketBoard board) {
        books.snapshot(array, board.names(), board.book(), true, board.changedMs());
        array.text(",");
        books.snapshot(array, board.names(), board.book(), false, board.changedMs());
    }

    private void refresh(MarketBoard board, boolean yesToken) {
        send(board, books.refresh(text, board.names(), board.book(), yesToken, board.changedMs()));
    }

    private void levelChanged(MarketBoard board, LevelChange change, long timestampMs) {
        String[] hashes = {board.hash(true), board.hash(false)};
        send(board, frames(board).priceChange(change, board.book(), hashes, change.orderOnYes(), timestampMs));
    }

    private void tickChanged(MarketBoard board, MarketEvent.TickChanged tick, boolean yesToken) {
        send(board, frames(board).tickSizeChange(tick.oldTick(), tick.newTick(), yesToken, tick.timestampMs()));
    }
}
