package io.tapemaker.sim.frames;

import java.util.Arrays;

/** Levels of one side, by rising price. */
public final class BookSide {

    private static final int INITIAL_CAPACITY = 64;

    private long[] pricesE4 = new long[INITIAL_CAPACITY];
    private long[] sizesE6 = new long[INITIAL_CAPACITY];
    private int count;

    public int count() {
        return count;
    }

    public long priceE4(int index) {
        return pricesE4[index];
    }

    public long sizeE6(int index) {
        return sizesE6[index];
    }

    public long lowestE4() {
        return pricesE4[0];
    }

    public long highestE4() {
        return pricesE4[count - 1];
    }

    /** The size at the price, 0 if there is no level. */
    public long sizeAt(long priceE4) {
        int index = Arrays.binarySearch(pricesE4, 0, count, priceE4);
        return index < 0 ? 0 : sizesE6[index];
    }

    /** Sets the level; size 0 removes it. */
    public void set(long priceE4, long sizeE6) {
        int index = Arrays.binarySearch(pricesE4, 0, count, priceE4);
        if (sizeE6 == 0) {
            if (index >= 0) {
                remove(index);
            }
        } else if (index >= 0) {
            sizesE6[index] = sizeE6;
        } else {
            insert(-index - 1, priceE4, sizeE6);
        }
    }

    private void remove(int index) {
        System.arraycopy(pricesE4, index + 1, pricesE4, index, count - index - 1);
        System.arraycopy(sizesE6, index + 1, sizesE6, index, count - index - 1);
        count--;
    }

    private void insert(int index, long priceE4, long sizeE6) {
        if (count == pricesE4.length) {
            pricesE4 = Arrays.copyOf(pricesE4, count * 2);
            sizesE6 = Arrays.copyOf(sizesE6, count * 2);
        }
        System.arraycopy(pricesE4, index, pricesE4, index + 1, count - index);
        System.arraycopy(sizesE6, index, sizesE6, index + 1, count - index);
        pricesE4[index] = priceE4;
        sizesE6[index] = sizeE6;
        count++;
    }
}
