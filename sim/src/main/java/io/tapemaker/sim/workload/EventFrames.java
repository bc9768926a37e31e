package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/**
 * All market-channel objects but {@code book}: {@code ", "} between members, {@code event_type} last but for the trade.
 */
final class EventFrames {

    private static final String NEXT = ", ";

    private final FrameText text;
    private final MarketSpec spec;

    EventFrames(FrameText text, MarketSpec spec) {
        this.text = text;
        this.spec = spec;
    }

    /**
     * One change with its mirror.
     *
     * @param book the state after the whole batch
     * @param yesFirst which entry leads: that of the order's token, or the other one in a duplicate
     */
    byte[] priceChange(LevelChange change, MarketBook book, String[] hashes, boolean yesFirst, long timestampMs) {
        open("price_changes\":[");
        entry(change, book, hashes, yesFirst);
        text.text(NEXT);
        entry(change, book, hashes, !yesFirst);
        text.text("]").text(NEXT);
        return close("price_change", timestampMs);
    }

    private void entry(LevelChange change, MarketBook book, String[] hashes, boolean yesToken) {
        text.text("{").member("asset_id", spec.token(yesToken)).text(NEXT);
        price("price", change.priceE4(yesToken)).text(NEXT);
        text.text("\"size\":\"").size(change.sizeE6()).text("\"").text(NEXT);
        text.member("side", change.side(yesToken).name()).text(NEXT);
        text.member("hash", hashes[yesToken ? 0 : 1]).text(NEXT);
        touch(book, yesToken);
        text.text("}");
    }

    byte[] bestBidAsk(MarketBook book, boolean yesToken, long timestampMs) {
        openAsset(yesToken);
        touch(book, yesToken);
        text.text(NEXT);
        price("spread", book.bestAskE4() - book.bestBidE4()).text(NEXT);
        return close("best_bid_ask", timestampMs);
    }

    byte[] tickSizeChange(TickSize oldTick, TickSize newTick, boolean yesToken, long timestampMs) {
        openAsset(yesToken);
        text.member("old_tick_size", oldTick.text()).text(NEXT);
        text.member("new_tick_size", newTick.text()).text(NEXT);
        return close("tick_size_change", timestampMs);
    }

    /** @param trade seen from the taker's token */
    byte[] lastTradePrice(Trade trade, String transactionHash, long timestampMs) {
        openAsset(trade.takerOnYes());
        price("price", trade.takerPriceE4()).text(NEXT);
        text.text("\"size\":\"").size(trade.sizeE6()).text("\"").text(NEXT);
        text.member("fee_rate_bps", "0").text(NEXT);
        text.member("side", (trade.takerBuys() ? Side.BUY : Side.SELL).name()).text(NEXT);
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        text.member("event_type", "last_trade_price").text(NEXT);
        return text.member("transaction_hash", transactionHash).text("}").toBytes();
    }

    private void touch(MarketBook book, boolean yesToken) {
        price("best_bid", book.bestE4(yesToken, true)).text(NEXT);
        price("best_ask", book.bestE4(yesToken, false));
    }

    private FrameText price(String name, long priceE4) {
        return text.text("\"").text(name).text("\":\"").price(priceE4).text("\"");
    }

    private void open(String firstMember) {
        text.clear().text("{").member("market", spec.market()).text(", \"").text(firstMember);
    }

    private void openAsset(boolean yesToken) {
        text.clear().text("{").member("market", spec.market()).text(NEXT);
        text.member("asset_id", spec.token(yesToken)).text(NEXT);
    }

    private byte[] close(String eventType, long timestampMs) {
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        return text.member("event_type", eventType).text("}").toBytes();
    }
}
