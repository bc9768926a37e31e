package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.book.Levels;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import io.tapemaker.journal.types.TickSize;
import java.nio.charset.StandardCharsets;

/** Market-channel frames of a {@link StudyMarket}; the second token's book is the mirror of the first one's. */
public final class StudyFrames {

    /** No hash: the session says that none is checked. */
    private static final String NO_HASH = "0000000000000000000000000000000000000000";

    private final StringBuilder text = new StringBuilder();

    /** One frame with the full books of both tokens. */
    public byte[] books(StudyMarket market, long timestampMs) {
        text.setLength(0);
        text.append('[');
        book(market, 0, timestampMs);
        text.append(',');
        book(market, 1, timestampMs);
        return bytes(text.append(']'));
    }

    /** The price grid of a token changes from one to that which the market has now. */
    public byte[] tickChange(StudyMarket market, int slot, TickSize from, long timestampMs) {
        text.setLength(0);
        text.append("{\"event_type\":\"tick_size_change\",\"asset_id\":\"").append(market.tokenId(slot));
        text.append("\",\"market\":\"").append(market.conditionId());
        text.append("\",\"old_tick_size\":\"").append(from.text());
        text.append("\",\"new_tick_size\":\"").append(market.tick().text());
        return bytes(text.append("\",\"timestamp\":\"").append(timestampMs).append("\"}"));
    }

    /** A trade in the first token, by whom it was wanted. */
    public byte[] trade(StudyMarket market, Side taker, long priceE4, long sizeE6, long timestampMs) {
        text.setLength(0);
        text.append("{\"market\":\"").append(market.conditionId());
        text.append("\",\"asset_id\":\"").append(market.tokenId(0));
        text.append("\",\"price\":\"").append(Price.format(priceE4));
        text.append("\",\"size\":\"").append(Size.format(sizeE6));
        text.append("\",\"fee_rate_bps\":\"0\",\"side\":\"").append(taker.name());
        text.append("\",\"timestamp\":\"").append(timestampMs);
        return bytes(text.append("\",\"event_type\":\"last_trade_price\"}"));
    }

    private void book(StudyMarket market, int slot, long timestampMs) {
        text.append("{\"market\":\"").append(market.conditionId());
        text.append("\",\"asset_id\":\"").append(market.tokenId(slot));
        text.append("\",\"timestamp\":\"").append(timestampMs);
        text.append("\",\"hash\":\"").append(NO_HASH).append("\",\"bids\":");
        levels(slot == 0 ? market.bids : market.asks, slot);
        text.append(",\"asks\":");
        levels(slot == 0 ? market.asks : market.bids, slot);
        text.append(",\"tick_size\":\"").append(market.tick().text());
        text.append("\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}");
    }

    /** From the far end to the touch, as the venue writes them. */
    private void levels(Levels side, int slot) {
        text.append('[');
        for (int i = side.count() - 1; i >= 0; i--) {
            long priceE4 = slot == 0 ? side.priceE4(i) : Price.complement(side.priceE4(i));
            text.append("{\"price\":\"").append(Price.format(priceE4));
            text.append("\",\"size\":\"").append(Size.format(side.sizeE6(i))).append("\"}");
            text.append(i == 0 ? "" : ",");
        }
        text.append(']');
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
