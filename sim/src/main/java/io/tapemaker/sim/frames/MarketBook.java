package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;

/** The book of the YES token with what its hash needs; the book of NO is its mirror and is not kept. */
public final class MarketBook {

    private static final int LAST_TRADE_DECIMALS = 3;

    private final BookSide bids = new BookSide();
    private final BookSide asks = new BookSide();
    private TickSize tick;
    private String lastTradePrice = "";

    public MarketBook(TickSize tick) {
        this.tick = tick;
    }

    public BookSide side(boolean bid) {
        return bid ? bids : asks;
    }

    public TickSize tick() {
        return tick;
    }

    public void changeTick(TickSize newTick) {
        tick = newTick;
    }

    /** Three decimals, empty before the first trade; one text for both tokens. */
    public String lastTradePrice() {
        return lastTradePrice;
    }

    public void tradedAt(long makerPriceE4) {
        byte[] text = new byte[Decimals.MAX_TEXT_LENGTH];
        int length = Decimals.writeFixed(text, 0, makerPriceE4, Price.DECIMALS, LAST_TRADE_DECIMALS);
        lastTradePrice = new String(text, 0, length, StandardCharsets.US_ASCII);
    }

    /** Best bid for YES; 0, as on the wire, for none. */
    public long bestBidE4() {
        return bids.count() == 0 ? 0 : bids.highestE4();
    }

    /** Best ask for YES; one dollar, as on the wire, for none. */
    public long bestAskE4() {
        return asks.count() == 0 ? Price.ONE_E4 : asks.lowestE4();
    }

    /** The touch as the owner of the token sees it. */
    public long bestE4(boolean yesToken, boolean bid) {
        long ownE4 = bid == yesToken ? bestBidE4() : bestAskE4();
        return yesToken ? ownE4 : Price.complement(ownE4);
    }

    public boolean isEmpty() {
        return bids.count() == 0 && asks.count() == 0;
    }

    public void apply(LevelChange change) {
        side(change.bid()).set(change.priceE4(), change.sizeE6());
    }
}
