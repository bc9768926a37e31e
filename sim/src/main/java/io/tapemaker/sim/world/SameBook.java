package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.engine.domain.book.OrderBook;
import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.frames.MarketBook;

/** Compares a token's book as the engine has it with the venue's, of which there is one for both tokens. */
final class SameBook {

    private SameBook() {}

    static boolean test(OrderBook mine, MarketBook venue, boolean yesToken) {
        return isSame(mine.bids(), venue.side(yesToken), true, yesToken)
                && isSame(mine.asks(), venue.side(!yesToken), false, yesToken);
    }

    private static boolean isSame(Levels mine, BookSide venue, boolean bids, boolean yesToken) {
        if (mine.count() != venue.count()) {
            return false;
        }
        // The best bid for YES is the last of the venue's rising levels, and so is the best ask for NO's mirror.
        boolean fromHighest = bids == yesToken;
        for (int i = 0; i < mine.count(); i++) {
            int at = fromHighest ? venue.count() - 1 - i : i;
            long priceE4 = yesToken ? venue.priceE4(at) : Price.complement(venue.priceE4(at));
            if (mine.priceE4(i) != priceE4 || mine.sizeE6(i) != venue.sizeE6(at)) {
                return false;
            }
        }
        return true;
    }
}
