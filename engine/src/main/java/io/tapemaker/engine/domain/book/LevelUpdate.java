package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Side;

/** One level change on its way in, with what its frame says about the book after the batch. Reused. */
public final class LevelUpdate {

    final BookHashValue hash = new BookHashValue();
    long timestampMs;
    Side side = Side.BUY;
    long priceE4;
    long sizeE6;
    long bestBidE4 = Witness.NOT_CARRIED;
    long bestAskE4 = Witness.NOT_CARRIED;

    LevelUpdate() {}

    /** Starts a change of a frame with this timestamp: no hash and no touch carried. */
    public LevelUpdate begin(long newTimestampMs) {
        timestampMs = newTimestampMs;
        hash.clear();
        bestBidE4 = Witness.NOT_CARRIED;
        bestAskE4 = Witness.NOT_CARRIED;
        return this;
    }

    /** The level and its new absolute size, 0 for gone. */
    public void level(Side newSide, long newPriceE4, long newSizeE6) {
        side = newSide;
        priceE4 = newPriceE4;
        sizeE6 = newSizeE6;
    }

    /** The touch after the batch: 0 to 10,000, or -1 where it is not carried. */
    public void touch(long newBestBidE4, long newBestAskE4) {
        bestBidE4 = newBestBidE4;
        bestAskE4 = newBestAskE4;
    }

    /** The book hash after the batch: bytes 0 to 7, 8 to 15 and 16 to 19, big-endian. */
    public void hash(long high, long middle, int low) {
        hash.set(high, middle, low);
    }
}
