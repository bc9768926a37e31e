package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Price;

/**
 * Lets the orders of a market that rest keep the money that they lock. Money is split evenly between the sides, and an
 * order that rests may have more than its half: it keeps that, as far as the other side's order leaves it, or it would
 * be taken away for the sake of an order that is not there.
 */
public final class LiveCollateral {

    private LiveCollateral() {}

    /** Moves room for collateral from the side that does not use it to the side that does. */
    public static void keep(QuoteInputs in, LiveQuote liveBid, LiveQuote liveAsk) {
        long bidE6 = lockedE6(liveBid, true);
        long askE6 = lockedE6(liveAsk, false);
        move(in.bid, bidE6, in.ask, askE6);
        move(in.ask, askE6, in.bid, bidE6);
    }

    private static void move(SideInputs side, long lockedE6, SideInputs other, long otherLockedE6) {
        long missingE6 = lockedE6 - side.roomNotionalE6;
        long spareE6 = other.roomNotionalE6 - otherLockedE6;
        if (missingE6 > 0 && spareE6 > 0) {
            long movedE6 = Math.min(missingE6, spareE6);
            side.roomNotionalE6 += movedE6;
            other.roomNotionalE6 -= movedE6;
        }
    }

    /** What a live order locks, rounded up; a sale locks nothing. */
    private static long lockedE6(LiveQuote quote, boolean isBid) {
        if (!quote.isPresent() || quote.selling) {
            return 0;
        }
        long priceE4 = isBid ? quote.priceE4 : Price.complement(quote.priceE4);
        return (quote.sizeE6 * priceE4 + Price.ONE_E4 - 1) / Price.ONE_E4;
    }
}
