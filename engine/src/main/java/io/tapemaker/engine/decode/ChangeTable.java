package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Side;
import java.util.Arrays;

/** The level changes of all price_change objects of a frame, in wire order; a {@link DecodedEvent} names its range. */
public final class ChangeTable {

    /** Changes in one object. */
    public static final int MAX_PER_EVENT = 10_000;

    /** Changes in one frame: bounds the memory that a hostile frame can claim. */
    public static final int MAX_PER_FRAME = 32_768;

    /** The touch is not carried. */
    public static final int NOT_CARRIED = -1;

    static final int INITIAL_CAPACITY = 256;

    private static final byte SELL = 1;
    private static final byte HASH_USABLE = 2;

    private long[] assets = new long[INITIAL_CAPACITY];
    private int[] pricesE4 = new int[INITIAL_CAPACITY];
    private long[] sizesE6 = new long[INITIAL_CAPACITY];
    private byte[] flags = new byte[INITIAL_CAPACITY];
    private int[] bestBidsE4 = new int[INITIAL_CAPACITY];
    private int[] bestAsksE4 = new int[INITIAL_CAPACITY];
    private long[] hashHighs = new long[INITIAL_CAPACITY];
    private long[] hashMiddles = new long[INITIAL_CAPACITY];
    private int[] hashLows = new int[INITIAL_CAPACITY];
    private int count;

    /** Number of changes in the frame. */
    public int count() {
        return count;
    }

    /** {@link Span} of the asset id's digits. */
    public long asset(int index) {
        return assets[index];
    }

    /** Price of the level, 1 to 9,999. */
    public long priceE4(int index) {
        return pricesE4[index];
    }

    /** The level's new absolute size; 0 deletes it. */
    public long sizeE6(int index) {
        return sizesE6[index];
    }

    /** The side of the book that the level is on. */
    public Side side(int index) {
        return (flags[index] & SELL) != 0 ? Side.SELL : Side.BUY;
    }

    /** The asset's best bid after the batch: 0 to 10,000, 0 for an empty side, or {@link #NOT_CARRIED}. */
    public int bestBidE4(int index) {
        return bestBidsE4[index];
    }

    /** The asset's best ask after the batch: 0 to 10,000, 0 or 10,000 for an empty side, or {@link #NOT_CARRIED}. */
    public int bestAskE4(int index) {
        return bestAsksE4[index];
    }

    /** Whether the asset's book hash after the batch was carried as 40 lower-case hex digits. */
    public boolean hasHash(int index) {
        return (flags[index] & HASH_USABLE) != 0;
    }

    /** Bytes 0 to 7 of the hash, big-endian. */
    public long hashHigh(int index) {
        return hashHighs[index];
    }

    /** Bytes 8 to 15 of the hash, big-endian. */
    public long hashMiddle(int index) {
        return hashMiddles[index];
    }

    /** Bytes 16 to 19 of the hash, big-endian. */
    public int hashLow(int index) {
        return hashLows[index];
    }

    int capacity() {
        return assets.length;
    }

    /** Opens the next row; the setters below fill it. */
    int add() {
        if (count == assets.length) {
            resize(count * 2);
        }
        return count++;
    }

    void setLevel(int index, long asset, long priceE4, long sizeE6, Side side) {
        assets[index] = asset;
        pricesE4[index] = (int) priceE4;
        sizesE6[index] = sizeE6;
        flags[index] = side == Side.SELL ? SELL : 0;
    }

    void setAsset(int index, long asset) {
        assets[index] = asset;
    }

    void setTouch(int index, int bestBidE4, int bestAskE4) {
        bestBidsE4[index] = bestBidE4;
        bestAsksE4[index] = bestAskE4;
    }

    void setHash(int index, HexHash hash) {
        if (hash.isUsable()) {
            flags[index] |= HASH_USABLE;
        }
        hashHighs[index] = hash.high();
        hashMiddles[index] = hash.middle();
        hashLows[index] = hash.low();
    }

    void truncate(int to) {
        count = to;
    }

    void shrink() {
        if (assets.length > INITIAL_CAPACITY) {
            resize(INITIAL_CAPACITY);
        }
    }

    private void resize(int capacity) {
        assets = Arrays.copyOf(assets, capacity);
        pricesE4 = Arrays.copyOf(pricesE4, capacity);
        sizesE6 = Arrays.copyOf(sizesE6, capacity);
        flags = Arrays.copyOf(flags, capacity);
        bestBidsE4 = Arrays.copyOf(bestBidsE4, capacity);
        bestAsksE4 = Arrays.copyOf(bestAsksE4, capacity);
        hashHighs = Arrays.copyOf(hashHighs, capacity);
        hashMiddles = Arrays.copyOf(hashMiddles, capacity);
        hashLows = Arrays.copyOf(hashLows, capacity);
    }
}
