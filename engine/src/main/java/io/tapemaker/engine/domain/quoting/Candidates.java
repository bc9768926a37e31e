package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.Levels;
import java.util.Arrays;

/**
 * All orders that one side may place, with what each costs. Number 0 is no order. The first group has that and the
 * orders at or behind the others' adjusted touch, which leave the midpoint where it is. Each further group has the
 * orders at one price ahead of it, where others show less than the least scoring size: such an order moves the
 * midpoint.
 */
final class Candidates {

    /** No order. */
    static final int ABSENT = 0;

    /** Prices ahead of the adjusted touch that are tried, nearest to it first. */
    static final int AHEAD_LEVELS = 4;

    private static final int INITIAL_CAPACITY = 512;

    final QuoteSide side;
    final SideGates gates;
    final SizeGrid sizes = new SizeGrid();

    long[] priceE4 = new long[INITIAL_CAPACITY];
    long[] sizeE6 = new long[INITIAL_CAPACITY];
    long[] costE9 = new long[INITIAL_CAPACITY];
    int count;

    /** Groups; from where to where each goes is in {@link #from}; what best price each leads to in {@link #bestE4}. */
    int groups;

    final int[] from = new int[AHEAD_LEVELS + 2];
    final long[] bestE4 = new long[AHEAD_LEVELS + 1];

    /** Why there is no order, {@link Constraint#NONE} if there is one: of all that stood against it, the last asked. */
    Constraint constraint = Constraint.NONE;

    private final long[] sizesAtPrice = new long[SizeGrid.SIZES];

    Candidates(QuoteSide side) {
        this.side = side;
        gates = new SideGates(side);
    }

    /** To be called with the side bound and a midpoint there. */
    void fill(QuoteInputs in) {
        gates.bind(in);
        sizes.bind(side, in);
        count = 0;
        append(0, 0, 0);
        groups = 0;
        constraint = gates.side();
        if (constraint == Constraint.NONE && sizes.largestE6 < sizes.leastE6) {
            constraint = sizes.bound;
        }
        boolean open = constraint == Constraint.NONE;
        if (open) {
            addBehind(in);
        }
        endGroup(side.adjustedBestE4);
        if (open && in.settings.joinSmallLevels()) {
            addAhead();
        }
        if (count > 1) {
            constraint = Constraint.NONE;
        } else if (constraint == Constraint.NONE) {
            constraint = Constraint.REWARD_BAND;
        }
    }

    private void endGroup(long leadsToE4) {
        bestE4[groups++] = leadsToE4;
        from[groups] = count;
    }

    /** Every price of the grid from the adjusted touch down to where no midpoint that can result leaves a score. */
    private void addBehind(QuoteInputs in) {
        long stepE4 = gates.stepE4();
        long lowestMidpointX2E4 = side.adjustedBestE4 + side.opposite.priceE4(0);
        long endX2E4 = Math.max(0, lowestMidpointX2E4 - 2 * in.terms.maxSpreadE4());
        Levels own = side.own;
        int level = 0;
        long aheadE6 = 0;
        for (long price = gates.gridE4(side.adjustedBestE4); 2 * price > endX2E4; price -= stepE4) {
            while (level < own.count() && own.priceE4(level) >= price) {
                aheadE6 += own.sizeE6(level++);
            }
            addPrice(price, aheadE6);
        }
    }

    /** Levels better than the adjusted touch: to rest there is still to join. */
    private void addAhead() {
        Levels own = side.own;
        int touch = 0;
        while (own.priceE4(touch) > side.adjustedBestE4) {
            touch++;
        }
        for (int i = touch - 1; i >= 0 && i >= touch - AHEAD_LEVELS; i--) {
            long price = own.priceE4(i);
            int before = count;
            addPrice(price, side.aheadE6(price));
            if (count > before) {
                endGroup(price);
            }
        }
    }

    private void addPrice(long price, long aheadE6) {
        Constraint against = gates.price(price, aheadE6);
        long roomE6 = against == Constraint.NONE ? sizes.roomE6(price) : 0;
        if (against == Constraint.NONE && roomE6 < sizes.leastE6) {
            against = Constraint.ROOM_NOTIONAL;
        }
        if (against != Constraint.NONE) {
            constraint = against.compareTo(constraint) > 0 ? against : constraint;
            return;
        }
        int fitting = sizes.sizes(roomE6, sizesAtPrice);
        double stepLossE4 = side.stepLossE4(price);
        for (int i = 0; i < fitting; i++) {
            long size = sizesAtPrice[i];
            double fills = side.fillsPerDay(aheadE6, size);
            long cost = side.pickoffE9(price, fills)
                    + side.stepsE9(stepLossE4, size)
                    + side.capitalE9(price, size, side.sells(size))
                    + side.inventoryE9(fills);
            append(price, size, cost);
        }
    }

    private void append(long price, long size, long cost) {
        if (count == priceE4.length) {
            priceE4 = Arrays.copyOf(priceE4, count * 2);
            sizeE6 = Arrays.copyOf(sizeE6, count * 2);
            costE9 = Arrays.copyOf(costE9, count * 2);
        }
        priceE4[count] = price;
        sizeE6[count] = size;
        costE9[count++] = cost;
    }

    /** The tie rule of one side: none before any, then the smaller, then the one farther from the midpoint. */
    int compareTie(int one, int other) {
        int bySize = Long.compare(sizeE6[one], sizeE6[other]);
        return bySize != 0 ? bySize : Long.compare(priceE4[one], priceE4[other]);
    }
}
