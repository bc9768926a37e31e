package io.tapemaker.engine.domain.position;

import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * What a fill does to the inventory in first-token coordinates. A share of the second token is a share of the first
 * sold short, so BUY first and SELL second both go up, and SELL first and BUY second both go down.
 */
public enum Direction {
    UP,
    DOWN;

    /** The direction of a fill in a place of a market, see {@link DesiredQuotes#place}. */
    public static Direction ofPlace(int place) {
        boolean buys = DesiredQuotes.side(place) == Side.BUY;
        return buys == (DesiredQuotes.slot(place) == 0) ? UP : DOWN;
    }

    /** A price of the place's own token, seen from the first token. */
    public static long firstTokenPriceE4(int place, long priceE4) {
        return DesiredQuotes.slot(place) == 0 ? priceE4 : Price.complement(priceE4);
    }

    /** The other direction. */
    public Direction opposite() {
        return this == UP ? DOWN : UP;
    }
}
