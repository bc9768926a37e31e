package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.Price;

/**
 * A match against one level of the YES book.
 *
 * @param bid the side of the YES book that was hit
 * @param priceE4 the level's price on the YES book
 * @param takerOnYes the token that the taker trades
 * @param makerOnYes the token of the maker's order: the venue matches across tokens by minting and merging
 */
public record Trade(boolean bid, long priceE4, long sizeE6, boolean takerOnYes, boolean makerOnYes) {

    public long takerPriceE4() {
        return takerOnYes ? priceE4 : Price.complement(priceE4);
    }

    /** What the book hash calls the last trade price: the price on the maker's token. */
    public long makerPriceE4() {
        return makerOnYes ? priceE4 : Price.complement(priceE4);
    }

    /** Hitting a YES bid is selling YES or buying NO. */
    public boolean takerBuys() {
        return bid != takerOnYes;
    }
}
