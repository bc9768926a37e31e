package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.journal.types.TickSize;

/** What an order on one side has to satisfy, whatever it is worth. Prices are own ones. */
final class SideGates {

    private final QuoteSide side;
    private TickSize tick = TickSize.CENT;
    private long leastDistanceE4;
    private long frontCushionE6;
    private Constraint sideConstraint = Constraint.NONE;

    SideGates(QuoteSide side) {
        this.side = side;
    }

    /** To be called with the side bound and a midpoint there. */
    void bind(QuoteInputs in) {
        tick = in.tick;
        leastDistanceE4 = in.leastDistanceE4;
        frontCushionE6 = in.settings.frontCushionE6();
        if (!side.inputs.allowed) {
            sideConstraint = Constraint.REGIME;
        } else if (in.reduceOnly && side.inventoryE6 >= 0) {
            sideConstraint = Constraint.REDUCE_ONLY;
        } else if (exitLiquidityE6(in.terms.maxSpreadE4()) < in.settings.exitLiquidityE6()) {
            sideConstraint = Constraint.EXIT_LIQUIDITY;
        } else {
            sideConstraint = Constraint.NONE;
        }
    }

    /** What stands against any order on the side. */
    Constraint side() {
        return sideConstraint;
    }

    /** What stands against a price, with so many shares of others ahead. */
    Constraint price(long priceE4, long aheadE6) {
        if (!tick.allows(priceE4)) {
            return Constraint.TICK;
        }
        if (priceE4 >= side.opposite.priceE4(0)) {
            return Constraint.POST_ONLY;
        }
        if (leastDistanceE4 > 0 && side.fairX2E4 - 2 * priceE4 < 2 * leastDistanceE4) {
            return Constraint.WIDE;
        }
        return aheadE6 < frontCushionE6 ? Constraint.FRONT_CUSHION : Constraint.NONE;
    }

    /** What stands against the size of an order that is live. */
    static Constraint size(LiveQuote quote, long ownPriceE4, SizeGrid sizes, long heldE6) {
        if (quote.sizeE6 > sizes.largestLeftE6) {
            return sizes.bound;
        }
        if (quote.sizeE6 < sizes.leastLeftE6) {
            return Constraint.MIN_SIZE;
        }
        if (quote.selling) {
            return quote.sizeE6 > heldE6 ? Constraint.HELD : Constraint.NONE;
        }
        return sizes.isPayable(ownPriceE4, quote.sizeE6) ? Constraint.NONE : Constraint.ROOM_NOTIONAL;
    }

    private long exitLiquidityE6(long maxSpreadE4) {
        Levels opposite = side.opposite;
        long sumE6 = 0;
        for (int i = 0; i < opposite.count(); i++) {
            boolean inBand = Math.abs(2 * opposite.priceE4(i) - side.fairX2E4) < 2 * maxSpreadE4;
            sumE6 += inBand ? opposite.sizeE6(i) : 0;
        }
        return sumE6;
    }

    /** The highest price of the grid at or below a price of the book; 0 if there is none. */
    long gridE4(long priceE4) {
        return tick.floor(priceE4);
    }

    long stepE4() {
        return tick.stepE4();
    }
}
