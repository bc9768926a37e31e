package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/** A full book on its way in: filled level by level, then given to {@link BookKeeper#bookFrame}. Reused. */
public final class BookFrame {

    private static final byte[] NONE = new byte[0];

    final BookSide bids = new BookSide(Side.BUY);
    final BookSide asks = new BookSide(Side.SELL);
    final BookHashValue hash = new BookHashValue();
    boolean badLevels;
    long timestampMs;

    @Nullable
    TickSize tickSize;

    byte[] text = NONE;
    int lastTradePriceStart;
    int lastTradePriceLength;
    int versionStart;
    int versionLength;

    BookFrame() {}

    /** Forgets the last book. */
    public BookFrame begin(long newTimestampMs) {
        bids.clear();
        asks.clear();
        hash.clear();
        badLevels = false;
        timestampMs = newTimestampMs;
        tickSize = null;
        lastTradePriceLength = -1;
        versionLength = 0;
        return this;
    }

    /** Adds a level; a price that is there already, an impossible price or no size spoils the book. */
    public void level(Side side, long priceE4, long sizeE6) {
        BookSide target = side == Side.BUY ? bids : asks;
        if (!target.add(priceE4, sizeE6)) {
            badLevels = true;
        }
    }

    /** The book hash: bytes 0 to 7, 8 to 15 and 16 to 19, big-endian. */
    public void hash(long high, long middle, int low) {
        hash.set(high, middle, low);
    }

    /** The tick size that the book carries. */
    public void tickSize(@Nullable TickSize tick) {
        tickSize = tick;
    }

    /**
     * The text of the last trade price that the book carries, possibly empty; the array is read before the next call
     * returns.
     */
    public void lastTradePrice(byte[] source, int start, int length) {
        text = source;
        lastTradePriceStart = start;
        lastTradePriceLength = length;
    }

    /** The text of the protocol version that the book carries, in the same array. */
    public void version(byte[] source, int start, int length) {
        text = source;
        versionStart = start;
        versionLength = length;
    }
}
