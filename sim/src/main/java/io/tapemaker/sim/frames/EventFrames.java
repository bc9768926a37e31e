package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/**
 * All market-channel objects but {@code book}: {@code ", "} between members, {@code event_type} last but for the trade.
 */
public final class EventFrames {

    private static final String NEXT = ", ";
    private static final String TAGS = "\"tags\":[\"stocks\"]";

    private final FrameText text;
    private final MarketNames names;

    public EventFrames(FrameText text, MarketNames names) {
        this.text = text;
        this.names = names;
    }

    /**
     * One change with its mirror.
     *
     * @param book the state after the whole batch
     * @param yesFirst which entry leads: that of the order's token, or the other one in a duplicate
     */
    public byte[] priceChange(
            LevelChange change, MarketBook book, String[] hashes, boolean yesFirst, long timestampMs) {
        open("price_changes\":[");
        entry(change, book, hashes, yesFirst);
        text.text(NEXT);
        entry(change, book, hashes, !yesFirst);
        text.text("]").text(NEXT);
        return close("price_change", timestampMs);
    }

    private void entry(LevelChange change, MarketBook book, String[] hashes, boolean yesToken) {
        text.text("{").member("asset_id", names.token(yesToken)).text(NEXT);
        price("price", change.priceE4(yesToken)).text(NEXT);
        text.text("\"size\":\"").size(change.sizeE6()).text("\"").text(NEXT);
        text.member("side", change.side(yesToken).name()).text(NEXT);
        text.member("hash", hashes[yesToken ? 0 : 1]).text(NEXT);
        touch(book, yesToken);
        text.text("}");
    }

    public byte[] bestBidAsk(MarketBook book, boolean yesToken, long timestampMs) {
        openAsset(yesToken);
        touch(book, yesToken);
        text.text(NEXT);
        price("spread", book.bestAskE4() - book.bestBidE4()).text(NEXT);
        return close("best_bid_ask", timestampMs);
    }

    public byte[] tickSizeChange(TickSize oldTick, TickSize newTick, boolean yesToken, long timestampMs) {
        openAsset(yesToken);
        text.member("old_tick_size", oldTick.text()).text(NEXT);
        text.member("new_tick_size", newTick.text()).text(NEXT);
        return close("tick_size_change", timestampMs);
    }

    /** A trade, seen from the taker's token. */
    public byte[] lastTradePrice(Trade trade, String transactionHash, long timestampMs) {
        openAsset(trade.takerOnYes());
        price("price", trade.takerPriceE4()).text(NEXT);
        text.text("\"size\":\"").size(trade.sizeE6()).text("\"").text(NEXT);
        text.member("fee_rate_bps", "0").text(NEXT);
        text.member("side", (trade.takerBuys() ? Side.BUY : Side.SELL).name()).text(NEXT);
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        text.member("event_type", "last_trade_price").text(NEXT);
        return text.member("transaction_hash", transactionHash).text("}").toBytes();
    }

    /** The end of a market, under the number that it has outside of the order book. */
    public byte[] marketResolved(String number, boolean yesWins, long timestampMs) {
        text.clear().text("{").member("id", number).text(NEXT);
        text.member("market", names.market()).text(NEXT);
        tokens("assets_ids");
        text.member("winning_asset_id", names.token(yesWins)).text(NEXT);
        text.member("winning_outcome", yesWins ? "Yes" : "No").text(NEXT);
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        text.text(TAGS).text(NEXT);
        return text.member("event_type", "market_resolved").text("}").toBytes();
    }

    /** A market is born. */
    public byte[] newMarket(MarketStory story, TickSize tick, long timestampMs) {
        text.clear().text("{").member("id", story.number()).text(NEXT);
        text.member("question", story.question()).text(NEXT);
        text.member("market", names.market()).text(NEXT);
        text.member("slug", story.slug()).text(NEXT);
        text.member("description", escaped(story.description())).text(NEXT);
        tokens("assets_ids");
        text.text("\"outcomes\":[\"Yes\", \"No\"]").text(NEXT);
        eventMessage(story);
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        text.text(TAGS).text(NEXT);
        text.member("condition_id", names.market()).text(NEXT);
        text.text("\"active\":true").text(NEXT);
        tokens("clob_token_ids");
        text.member("sports_market_type", "").text(NEXT);
        text.member("line", "").text(NEXT);
        text.member("game_start_time", "").text(NEXT);
        text.member("order_price_min_tick_size", tick.text()).text(NEXT);
        text.member("group_item_title", story.group()).text(NEXT);
        feeSchedule(story.fees());
        return text.member("event_type", "new_market").text("}").toBytes();
    }

    private void eventMessage(MarketStory story) {
        text.text("\"event_message\":{").member("id", story.event().number()).text(NEXT);
        text.member("ticker", story.event().slug()).text(NEXT);
        text.member("slug", story.event().slug()).text(NEXT);
        text.member("title", story.event().title()).text(NEXT);
        text.member("description", escaped(story.description())).text("}").text(NEXT);
    }

    private void feeSchedule(MarketStory.Fees fees) {
        text.member("taker_base_fee", fees.takerBase()).text(NEXT);
        text.text("\"fees_enabled\":").text(Boolean.toString(fees.enabled())).text(NEXT);
        text.text("\"fee_schedule\":{").member("exponent", "1").text(NEXT);
        text.member("rate", fees.rate()).text(NEXT);
        text.text("\"taker_only\":true").text(NEXT);
        text.member("rebate_rate", fees.rebateRate()).text("}").text(NEXT);
    }

    private static String escaped(String plain) {
        return plain.replace("\"", "\\\"").replace("\n", "\\n");
    }

    /** Both token ids as an array, with the separator to the next member. */
    private void tokens(String name) {
        text.text("\"")
                .text(name)
                .text("\":[\"")
                .text(names.yes())
                .text("\", \"")
                .text(names.no())
                .text("\"]");
        text.text(NEXT);
    }

    private void touch(MarketBook book, boolean yesToken) {
        price("best_bid", book.bestE4(yesToken, true)).text(NEXT);
        price("best_ask", book.bestE4(yesToken, false));
    }

    private FrameText price(String name, long priceE4) {
        return text.text("\"").text(name).text("\":\"").price(priceE4).text("\"");
    }

    private void open(String firstMember) {
        text.clear().text("{").member("market", names.market()).text(", \"").text(firstMember);
    }

    private void openAsset(boolean yesToken) {
        text.clear().text("{").member("market", names.market()).text(NEXT);
        text.member("asset_id", names.token(yesToken)).text(NEXT);
    }

    private byte[] close(String eventType, long timestampMs) {
        text.member("timestamp", Long.toString(timestampMs)).text(NEXT);
        return text.member("event_type", eventType).text("}").toBytes();
    }
}
