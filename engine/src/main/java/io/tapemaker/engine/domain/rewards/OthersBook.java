package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.journal.types.Side;

/**
 * The public book of the first token less our own live orders of both tokens: what competes with us. Our size is taken
 * out here only, never out of the book whose adjusted midpoint counts. Reused.
 */
public final class OthersBook {

    private final LevelArray bids = new LevelArray();
    private final LevelArray asks = new LevelArray();

    /** Starts from the public book of the first token. */
    public void copy(Levels publicBids, Levels publicAsks) {
        bids.copy(publicBids);
        asks.copy(publicAsks);
    }

    /**
     * Takes an order of ours out, as far as the book shows it.
     *
     * @param slot 0 for the first token, 1 for the second
     * @param priceE4 price of that token
     * @param sizeE6 what is left of the order
     */
    public void takeOut(int slot, Side side, long priceE4, long sizeE6) {
        LevelArray levels = FirstToken.isBid(slot, side) ? bids : asks;
        levels.subtract(FirstToken.priceE4(slot, priceE4), sizeE6);
    }

    /** What others bid for the first token, best first. */
    public Levels bids() {
        return bids;
    }

    /** What others ask for the first token, best first. */
    public Levels asks() {
        return asks;
    }
}
