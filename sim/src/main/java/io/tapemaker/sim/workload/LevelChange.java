package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * A new size of one level, in terms of the YES book.
 *
 * @param bid the side of the YES book
 * @param sizeE6 0 removes the level
 * @param orderOnYes whether the order behind it is on the YES token, whose entry the venue writes first
 */
record LevelChange(boolean bid, long priceE4, long sizeE6, boolean orderOnYes) {

    long priceE4(boolean yesToken) {
        return yesToken ? priceE4 : Price.complement(priceE4);
    }

    Side side(boolean yesToken) {
        return bid == yesToken ? Side.BUY : Side.SELL;
    }
}
