package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * A new size of one level, in terms of the YES book.
 *
 * @param bid the side of the YES book
 * @param sizeE6 0 removes the level
 * @param orderOnYes whether the order behind it is on the YES token, whose entry the venue writes first
 */
public record LevelChange(boolean bid, long priceE4, long sizeE6, boolean orderOnYes) {

    public long priceE4(boolean yesToken) {
        return yesToken ? priceE4 : Price.complement(priceE4);
    }

    public Side side(boolean yesToken) {
        return bid == yesToken ? Side.BUY : Side.SELL;
    }
}
