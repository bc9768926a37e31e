package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * A token by its market's number at the venue and its place in the market.
 *
 * @param slot 0 for the first outcome (YES), 1 for the second (NO)
 */
public record TokenRef(int market, int slot) {

    /** Whether it is the first outcome's. */
    public boolean isYes() {
        return slot == 0;
    }

    /** The other outcome's token. */
    public TokenRef other() {
        return new TokenRef(market, 1 - slot);
    }

    /** Whether an order on this side of the token stands among the YES bids. */
    boolean isBid(Side side) {
        return isYes() == (side == Side.BUY);
    }

    /** The price in the YES book of this token's price, and the other way round. */
    long yesPriceE4(long priceE4) {
        return isYes() ? priceE4 : Price.complement(priceE4);
    }
}
