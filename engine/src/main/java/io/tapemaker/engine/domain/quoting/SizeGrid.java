package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;

/**
 * The sizes that one side tries: up to eight multiples of the least size, spread evenly from one to what fits, and what
 * fits itself where it is no multiple.
 */
final class SizeGrid {

    static final int MULTIPLES = 8;

    /** Sizes at one price at most. */
    static final int SIZES = MULTIPLES + 1;

    /** Least size that scores and is taken, and the largest whatever the price, in E6, as orders can carry them. */
    long leastE6;

    long largestE6;

    /** The same bounds as they are: what is left of an order that was filled in part can have any size. */
    long leastLeftE6;

    long largestLeftE6;

    /** What bounds the largest size. */
    Constraint bound = Constraint.NONE;

    private long roomNotionalE6;
    private long heldE6;
    private final long[] multiplesE6 = new long[MULTIPLES];
    private int multiples;

    void bind(QuoteSide side, QuoteInputs in) {
        leastLeftE6 = Math.max(in.terms.minSizeE6(), in.minOrderSizeE6);
        leastE6 = Size.ceilToOrderStep(Math.max(Size.ORDER_STEP_E6, leastLeftE6));
        roomNotionalE6 = side.inputs.roomNotionalE6;
        heldE6 = side.heldE6;
        largestLeftE6 = in.settings.largestOrderE6();
        bound = Constraint.SIZE_CAP;
        bound(side.inputs.roomSharesE6, Constraint.ROOM_SHARES);
        if (in.reduceOnly) {
            bound(-side.inventoryE6, Constraint.REDUCE_ONLY);
        }
        largestE6 = Size.floorToOrderStep(Math.max(0, largestLeftE6));
        fillMultiples();
    }

    private void bound(long limitE6, Constraint constraint) {
        if (limitE6 < largestLeftE6) {
            largestLeftE6 = limitE6;
            bound = constraint;
        }
    }

    private void fillMultiples() {
        long fitting = largestE6 / leastE6;
        multiples = (int) Math.min(MULTIPLES, fitting);
        for (int i = 0; i < multiples; i++) {
            long multiple = fitting <= MULTIPLES ? i + 1 : 1 + i * (fitting - 1) / (MULTIPLES - 1);
            multiplesE6[i] = multiple * leastE6;
        }
    }

    /** The largest size at an own price, in E6: what is held locks nothing, a purchase locks its price. */
    long roomE6(long ownPriceE4) {
        return Size.floorToOrderStep(Math.min(largestE6, Math.max(heldE6, payableE6(ownPriceE4))));
    }

    /** Whether the collateral of a purchase fits. */
    boolean isPayable(long ownPriceE4, long sizeE6) {
        return sizeE6 <= payableE6(ownPriceE4);
    }

    private long payableE6(long ownPriceE4) {
        boolean unlimited = roomNotionalE6 >= Long.MAX_VALUE / Price.ONE_E4;
        return unlimited ? Long.MAX_VALUE : Math.max(0, roomNotionalE6) * Price.ONE_E4 / ownPriceE4;
    }

    /**
     * Writes the sizes tried where so much fits, ascending, and returns how many; at least the least size has to
     * fit.
     */
    int sizes(long roomE6, long[] out) {
        int count = 0;
        while (count < multiples && multiplesE6[count] <= roomE6) {
            out[count] = multiplesE6[count];
            count++;
        }
        if (out[count - 1] != roomE6) {
            out[count++] = roomE6;
        }
        return count;
    }
}
