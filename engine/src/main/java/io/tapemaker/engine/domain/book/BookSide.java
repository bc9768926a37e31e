package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.Arrays;

/**
 * The levels of one side as two sorted arrays in the venue's order, the best last: most changes are near the touch,
 * so little memory moves. Level 0 is the best one for readers.
 */
public final class BookSide implements Levels {

    /** As many levels as there are prices. */
    public static final int MAX_LEVELS = (int) Price.ONE_E4 - 1;

    private static final int INITIAL_CAPACITY = 16;

    /** What a change did. */
    enum Change {
        /** The level is there with a new size. */
        SET,
        /** The level is gone. */
        REMOVED,
        /** The level had that size already. */
        SAME,
        /** The level to be removed is not there. */
        ABSENT
    }

    private final Side side;
    private final LevelTexts texts = new LevelTexts();
    private long[] pricesE4 = new long[INITIAL_CAPACITY];
    private long[] sizesE6 = new long[INITIAL_CAPACITY];
    private int count;

    /** An empty side; BUY has bids. */
    BookSide(Side side) {
        this.side = side;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long priceE4(int fromBest) {
        return pricesE4[count - 1 - fromBest];
    }

    @Override
    public long sizeE6(int fromBest) {
        return sizesE6[count - 1 - fromBest];
    }

    /** The best price, 0 for an empty side. */
    public long bestE4() {
        return count == 0 ? 0 : pricesE4[count - 1];
    }

    /** The size at the best price, 0 for an empty side. */
    public long bestSizeE6() {
        return count == 0 ? 0 : sizesE6[count - 1];
    }

    /** The size at a price, 0 if there is no such level. */
    public long sizeAtE6(long priceE4) {
        int index = find(priceE4);
        return index >= 0 ? sizesE6[index] : 0;
    }

    /** Sets the size of a level, or removes it with size 0. Doing it twice is doing it once. */
    Change apply(long priceE4, long sizeE6) {
        int index = find(priceE4);
        if (index < 0) {
            if (sizeE6 == 0) {
                return Change.ABSENT;
            }
            insert(-index - 1, priceE4, sizeE6);
            return Change.SET;
        }
        if (sizeE6 == 0) {
            remove(index);
            return Change.REMOVED;
        }
        if (sizesE6[index] == sizeE6) {
            return Change.SAME;
        }
        sizesE6[index] = sizeE6;
        texts.changedFrom(index);
        return Change.SET;
    }

    /**
     * Adds a level of a full book; cheap in the venue's order, right in any.
     *
     * @return false, having changed nothing, if the price or size is none or the level is there already
     */
    boolean add(long priceE4, long sizeE6) {
        if (!Price.isValid(priceE4) || sizeE6 <= 0) {
            return false;
        }
        int index = count == 0 || isWorse(pricesE4[count - 1], priceE4) ? -count - 1 : find(priceE4);
        if (index >= 0) {
            return false;
        }
        insert(-index - 1, priceE4, sizeE6);
        return true;
    }

    /** Removes all levels. */
    void clear() {
        count = 0;
        texts.changedFrom(0);
    }

    /** Takes over the levels of another side. */
    void copyFrom(BookSide other) {
        texts.changedFrom(commonLevels(other));
        if (pricesE4.length < other.count) {
            pricesE4 = new long[other.pricesE4.length];
            sizesE6 = new long[other.sizesE6.length];
        }
        System.arraycopy(other.pricesE4, 0, pricesE4, 0, other.count);
        System.arraycopy(other.sizesE6, 0, sizesE6, 0, other.count);
        count = other.count;
    }

    /** How many levels from the worst on are the same. */
    private int commonLevels(BookSide other) {
        int most = Math.min(count, other.count);
        int prices = Arrays.mismatch(pricesE4, 0, most, other.pricesE4, 0, most);
        int sizes = Arrays.mismatch(sizesE6, 0, most, other.sizesE6, 0, most);
        return Math.min(prices < 0 ? most : prices, sizes < 0 ? most : sizes);
    }

    /** Whether each level here is a level there at one less the price, and nothing else is. */
    boolean mirrors(BookSide other) {
        if (count != other.count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (pricesE4[i] != Price.complement(other.pricesE4[i]) || sizesE6[i] != other.sizesE6[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the best level here is the best level there at one less the price. */
    boolean mirrorsTouch(BookSide other) {
        boolean samePrice = count == 0 ? other.count == 0 : bestE4() == Price.complement(other.bestE4());
        return samePrice && bestSizeE6() == other.bestSizeE6();
    }

    /** The levels as the venue's JSON, ready to be hashed. */
    LevelTexts texts() {
        texts.ensure(pricesE4, sizesE6, count);
        return texts;
    }

    private boolean isWorse(long priceE4, long thanE4) {
        return side == Side.BUY ? priceE4 < thanE4 : priceE4 > thanE4;
    }

    /** Index of a price, or minus one minus the index where it belongs. */
    private int find(long priceE4) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = pricesE4[middle];
            if (found == priceE4) {
                return middle;
            }
            if (isWorse(found, priceE4)) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
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
        texts.changedFrom(index);
        count++;
    }

    private void remove(int index) {
        texts.changedFrom(index);
        count--;
        System.arraycopy(pricesE4, index + 1, pricesE4, index, count - index);
        System.arraycopy(sizesE6, index + 1, sizesE6, index, count - index);
    }

    void write(StateWriter out) {
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putLong(pricesE4[i]);
            out.putLong(sizesE6[i]);
        }
    }

    void read(StateReader in) {
        clear();
        int levels = in.getInt(0, MAX_LEVELS, "number of levels");
        for (int i = 0; i < levels; i++) {
            long priceE4 = in.getLong(1, Price.ONE_E4 - 1, "price of a level");
            long sizeE6 = in.getLong(1, Long.MAX_VALUE, "size of a level");
            if (count > 0 && !isWorse(bestE4(), priceE4)) {
                throw in.invalid("levels are out of order");
            }
            insert(count, priceE4, sizeE6);
        }
    }
}
