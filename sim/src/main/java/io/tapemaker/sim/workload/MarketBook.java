package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;

/** The book of the YES token with what its hash needs; the book of NO is its mirror and is not kept. */
final class MarketBook {

    private static final int LAST_TRADE_DECIMALS = 3;

    private final BookSide bids = new BookSide();
    private final BookSide asks = new BookSide();
    private TickSize tick;
    private String lastTradePrice = "";

    MarketBook(TickSize tick) {
        this.tick = tick;
    }

    BookSide side(boolean bid) {
        return bid ? bids : asks;
    }

    TickSize tick() {
        return tick;
    }

    void changeTick(TickSize newTick) {
        tick = newTick;
    }

    /** Three decimals, empty before the first trade; one text for both tokens. */
    String lastTradePrice() {
        return lastTradePrice;
    }

    void tradedAt(long makerPriceE4) {
        byte[] text = new byte[Decimals.MAX_TEXT_LENGTH];
        int length = Decimals.writeFixed(text, 0, makerPriceE4, Price.DECIMALS, LAST_TRADE_DECIMALS);
        lastTradePrice = new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    long bestBidE4() {
        return bids.highestE4();
    }

    long bestAskE4() {
        return asks.lowestE4();
    }

    /** The touch as the owner of the token sees it. */
    long bestE4(boolean yesToken, boolean bid) {
        long ownE4 = bid == yesToken ? bestBidE4() : bestAskE4();
        return yesToken ? ownE4 : Price.complement(ownE4);
    }

    boolean isEmpty() {
        return bids.count() == 0 && asks.count() == 0;
    }

    void apply(LevelChange change) {
        side(change.bid()).set(change.priceE4(), change.sizeE6());
    }
}
