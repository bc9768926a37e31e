package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Side;
import java.util.Arrays;

/**
 * The orders wanted in one market. There are four places: BUY and SELL of the first token, BUY and SELL of the second.
 * Each place holds one order or none. Reused.
 */
public final class DesiredQuotes {

    /** Places of a market. */
    public static final int PLACES = 4;

    private final long[] pricesE4 = new long[PLACES];
    private final long[] sizesE6 = new long[PLACES];

    /** The place of an order on this side of the token in this slot, 0 or 1. */
    public static int place(int slot, Side side) {
        return 2 * slot + (side == Side.BUY ? 0 : 1);
    }

    /** Slot of the token, 0 or 1, whose place this is. */
    public static int slot(int place) {
        return place / 2;
    }

    /** The side of an order in this place. */
    public static Side side(int place) {
        return place % 2 == 0 ? Side.BUY : Side.SELL;
    }

    /** Nothing is wanted. */
    public void clear() {
        Arrays.fill(pricesE4, 0);
        Arrays.fill(sizesE6, 0);
    }

    /** Wants an order in a place, at a price of the place's own token. */
    public void want(int place, long priceE4, long sizeE6) {
        pricesE4[place] = priceE4;
        sizesE6[place] = sizeE6;
    }

    /** Whether an order is wanted in a place. */
    public boolean wants(int place) {
        return sizesE6[place] != 0;
    }

    /** Whether no order is wanted. */
    public boolean isEmpty() {
        for (int place = 0; place < PLACES; place++) {
            if (wants(place)) {
                return false;
            }
        }
        return true;
    }

    /** Price in E4 of the place's own token, 0 for none. */
    public long priceE4(int place) {
        return pricesE4[place];
    }

    /** Size in E6, 0 for none. */
    public long sizeE6(int place) {
        return sizesE6[place];
    }
}
