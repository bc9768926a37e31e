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

    private static final int ASSET = 0;
    private static final int SIZE = 1;
    private static final int HASH_HIGH = 2;
    private static final int HASH_MIDDLE = 3;
    /** The hash's last four bytes, and flags above them. */
    private static final int HASH_LOW = 4;
    /** Price in the low 16 bits, best bid and best ask in the next ones. */
    private static final int PRICES = 5;
    /** Longs of a row: one array, so that a row costs one bounds check and lies together in memory. */
    private static final int STRIDE = 6;

    private static final long SELL = 1L << 32;
    private static final long HASH_USABLE = 1L << 33;

    private long[] rows = new long[INITIAL_CAPACITY * STRIDE];
    private int count;

    /** Number of changes in the frame. */
    public int count() {
        return count;
    }

    /** {@link Span} of the asset id's digits. */
    public long asset(int index) {
        return rows[index * STRIDE + ASSET];
    }

    /** Price of the level, 1 to 9,999. */
    public long priceE4(int index) {
        return (short) rows[index * STRIDE + PRICES];
    }

    /** The level's new absolute size; 0 deletes it. */
    public long sizeE6(int index) {
        return rows[index * STRIDE + SIZE];
    }

    /** The side of the book that the level is on. */
    public Side side(int index) {
        return (rows[index * STRIDE + HASH_LOW] & SELL) != 0 ? Side.SELL : Side.BUY;
    }

    /** The asset's best bid after the batch: 0 to 10,000, 0 for an empty side, or {@link #NOT_CARRIED}. */
    public int bestBidE4(int index) {
        return (short) (rows[index * STRIDE + PRICES] >>> 16);
    }

    /** The asset's best ask after the batch: 0 to 10,000, 0 or 10,000 for an empty side, or {@link #NOT_CARRIED}. */
    public int bestAskE4(int index) {
        return (short) (rows[index * STRIDE + PRICES] >>> 32);
    }

    /** Whether the asset's book hash after the batch was carried as 40 lower-case hex digits. */
    public boolean hasHash(int index) {
        return (rows[index * STRIDE + HASH_LOW] & HASH_USABLE) != 0;
    }

    /** Bytes 0 to 7 of the hash, big-endian. */
    public long hashHigh(int index) {
        return rows[index * STRIDE + HASH_HIGH];
    }

    /** Bytes 8 to 15 of the hash, big-endian. */
    public long hashMiddle(int index) {
        return rows[index * STRIDE + HASH_MIDDLE];
    }

    /** Bytes 16 to 19 of the hash, big-endian. */
    public int hashLow(int index) {
        return (int) rows[index * STRIDE + HASH_LOW];
    }

    int capacity() {
        return rows.length / STRIDE;
    }

    /** Adds a row; the touch is {@link #NOT_CARRIED} or 0 to 10,000, the asset may still be {@link Span#NONE}. */
    void add(long asset, long priceE4, long sizeE6, Side side, long bestBidE4, long bestAskE4, HexHash hash) {
        if (count * STRIDE == rows.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
        }
        int row = count * STRIDE;
        rows[row + ASSET] = asset;
        rows[row + SIZE] = sizeE6;
        rows[row + PRICES] = priceE4 | ((bestBidE4 & 0xFFFF) << 16) | ((bestAskE4 & 0xFFFF) << 32);
        rows[row + HASH_LOW] = side == Side.SELL ? SELL : 0;
        setHash(count, hash);
        count++;
    }

    void setAsset(int index, long asset) {
        rows[index * STRIDE + ASSET] = asset;
    }

    void setHash(int index, HexHash hash) {
        int row = index * STRIDE;
        rows[row + HASH_HIGH] = hash.high();
        rows[row + HASH_MIDDLE] = hash.middle();
        long side = rows[row + HASH_LOW] & SELL;
        rows[row + HASH_LOW] = side | (hash.isUsable() ? HASH_USABLE : 0) | (hash.low() & 0xFFFF_FFFFL);
    }

    void truncate(int to) {
        count = to;
    }

    void shrink() {
        if (capacity() > INITIAL_CAPACITY) {
            rows = Arrays.copyOf(rows, INITIAL_CAPACITY * STRIDE);
        }
    }
}
