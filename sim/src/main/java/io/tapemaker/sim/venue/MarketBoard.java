package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.BookFrames;
import io.tapemaker.sim.frames.LevelChange;
import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.frames.MarketNames;

/**
 * What the public sees of a market: levels, tick size, last trade price and the hashes over them. Changes with the
 * venue, so whoever wants to keep something copies it.
 */
public final class MarketBoard {

    private static final String UNKNOWN = "";

    private final MarketNames names;
    private final MarketBook book;
    private final BookFrames frames = new BookFrames();
    private final String[] hashes = {UNKNOWN, UNKNOWN};
    private long changedMs;

    MarketBoard(MarketNames names, TickSize tick, long nowMs) {
        this.names = names;
        this.book = new MarketBook(tick);
        this.changedMs = nowMs;
    }

    /** What the market is called on the wire. */
    public MarketNames names() {
        return names;
    }

    /** The levels, of which there is one set for both tokens. */
    public MarketBook book() {
        return book;
    }

    /** When the levels changed last, which is the timestamp of snapshots. */
    public long changedMs() {
        return changedMs;
    }

    /** The hash of a token's book as it is, with the time of its last change. */
    public String hash(boolean yesToken) {
        int slot = yesToken ? 0 : 1;
        if (hashes[slot].equals(UNKNOWN)) {
            hashes[slot] = frames.hash(names, book, yesToken, changedMs);
        }
        return hashes[slot];
    }

    void apply(LevelChange change) {
        book.apply(change);
        forgetHashes();
    }

    void tradedAt(long makerPriceE4) {
        book.tradedAt(makerPriceE4);
        forgetHashes();
    }

    void changeTick(TickSize tick) {
        book.changeTick(tick);
        forgetHashes();
    }

    void changedAt(long nowMs) {
        changedMs = nowMs;
        forgetHashes();
    }

    private void forgetHashes() {
        hashes[0] = UNKNOWN;
        hashes[1] = UNKNOWN;
    }
}
