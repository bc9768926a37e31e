package io.tapemaker.engine.domain.book;

import java.util.Arrays;

/**
 * A side of an order book that can be changed freely: the public one less our own orders, say, or one that never was.
 * Reused, so that a decision allocates nothing.
 */
public final class LevelArray implements Levels {

    private static final int INITIAL_CAPACITY = 64;

    private long[] pricesE4 = new long[INITIAL_CAPACITY];
    private long[] sizesE6 = new long[INITIAL_CAPACITY];
    private int count;

    @Override
    public int count() {
        return count;
    }

    @Override
    public long priceE4(int fromBest) {
        return pricesE4[fromBest];
    }

    @Override
    public long sizeE6(int fromBest) {
        return sizesE6[fromBest];
    }

    /** Removes every level. */
    public void clear() {
        count = 0;
    }

    /** Adds a level behind the last one; the caller keeps the order, best first. */
    public void add(long priceE4, long sizeE6) {
        if (count == pricesE4.length) {
            pricesE4 = Arrays.copyOf(pricesE4, count * 2);
            sizesE6 = Arrays.copyOf(sizesE6, count * 2);
        }
        pricesE4[count] = priceE4;
        sizesE6[count++] = sizeE6;
    }

    /** Takes over all levels of another side. */
    public void copy(Levels source) {
        clear();
        for (int i = 0; i < source.count(); i++) {
            add(source.priceE4(i), source.sizeE6(i));
        }
    }

    /**
     * Takes size away from a level, and the level when nothing is left of it. What the level does not have is not
     * taken: an order of ours that the public book does not show yet.
     */
    public void subtract(long priceE4, long sizeE6) {
        for (int i = 0; i < count; i++) {
            if (pricesE4[i] == priceE4) {
                sizesE6[i] -= sizeE6;
                if (sizesE6[i] <= 0) {
                    remove(i);
                }
                return;
            }
        }
    }

    private void remove(int index) {
        count--;
        System.arraycopy(pricesE4, index + 1, pricesE4, index, count - index);
        System.arraycopy(sizesE6, index + 1, sizesE6, index, count - index);
    }
}
