package io.tapemaker.engine.decode;

import java.util.Arrays;

/** The levels of all books of a frame, in wire order; a {@link DecodedEvent} names its ranges. */
public final class LevelTable {

    /** Levels on one side of a book: as many as there are prices. */
    public static final int MAX_PER_SIDE = 9_999;

    static final int INITIAL_CAPACITY = 1_024;

    private int[] pricesE4 = new int[INITIAL_CAPACITY];
    private long[] sizesE6 = new long[INITIAL_CAPACITY];
    private int count;

    /** Number of levels in the frame. */
    public int count() {
        return count;
    }

    /** Price of a level, 1 to 9,999. */
    public long priceE4(int index) {
        return pricesE4[index];
    }

    /** Size of a level, above zero. */
    public long sizeE6(int index) {
        return sizesE6[index];
    }

    int capacity() {
        return pricesE4.length;
    }

    void add(long priceE4, long sizeE6) {
        if (count == pricesE4.length) {
            resize(count * 2);
        }
        pricesE4[count] = (int) priceE4;
        sizesE6[count] = sizeE6;
        count++;
    }

    void truncate(int to) {
        count = to;
    }

    void shrink() {
        if (pricesE4.length > INITIAL_CAPACITY) {
            resize(INITIAL_CAPACITY);
        }
    }

    private void resize(int capacity) {
        pricesE4 = Arrays.copyOf(pricesE4, capacity);
        sizesE6 = Arrays.copyOf(sizesE6, capacity);
    }
}
