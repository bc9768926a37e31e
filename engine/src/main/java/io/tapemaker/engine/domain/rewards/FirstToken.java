package io.tapemaker.engine.domain.rewards;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/** Orders of both tokens in the coordinates of the first: selling the second at p is buying the first at 1 - p. */
public final class FirstToken {

    private FirstToken() {}

    /** Whether an order on this side of the token in this slot, 0 or 1, stands among the first token's bids. */
    public static boolean isBid(int slot, Side side) {
        return (slot == 0) == (side == Side.BUY);
    }

    /** The first token's price in E4 of a price of the token in this slot. */
    public static long priceE4(int slot, long priceE4) {
        return slot == 0 ? priceE4 : Price.complement(priceE4);
    }
}
