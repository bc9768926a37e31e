package io.tapemaker.engine.logic;

import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/** Hand-made market frames. Levels are written as {@code "0.49x100 0.48x200"}. */
final class Frames {
    static final String MARKET = "0x00000000000000000000000000000000000000000000000000000000000000a1";
    static final String YES = "1111";
    static final String NO = "2222";
    private static final String NO_HASH = "0000000000000000000000000000000000000000";

    private Frames() {}

    /** A full book. */
    static byte[] book(String market, String asset, long timestampMs, String tick, String bids, String asks) {
        return bytes("{\"market\":\"" + market + "\",\"asset_id\":\"" + asset + "\",\"timestamp\":\"" + timestampMs
                + "\",\"hash\":\"" + NO_HASH + "\",\"bids\":" + levels(bids) + ",\"asks\":" + levels(asks)
                + ",\"tick_size\":\"" + tick + "\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}");
    }

    /** One level of one asset; size 0 removes it. */
    static byte[] change(
            String market, String asset, long timestampMs, String side, String level, String bestBid, String bestAsk) {
        String[] parts = level.split("x", 2);
        return bytes("{\"market\":\"" + market + "\",\"price_changes\":[{\"asset_id\":\"" + asset + "\",\"price\":\""
                + parts[0] + "\",\"size\":\"" + parts[1] + "\",\"side\":\"" + side + "\",\"hash\":\"" + NO_HASH
                + "\",\"best_bid\":\"" + bestBid + "\",\"best_ask\":\"" + bestAsk + "\"}],\"timestamp\":\""
                + timestampMs
                + "\",\"event_type\":\"price_change\"}");
    }

    /** A print; the taker bought. */
    static byte[] trade(String asset, long timestampMs, String price, String size) {
        return bytes("{\"market\":\"" + MARKET + "\",\"asset_id\":\"" + asset + "\",\"price\":\"" + price
                + "\",\"size\":\"" + size + "\",\"side\":\"BUY\",\"fee_rate_bps\":\"0\",\"timestamp\":\""
                + timestampMs + "\",\"event_type\":\"last_trade_price\"}");
    }

    /** Another price grid. */
    static byte[] tickSizeChange(String market, String asset, long timestampMs, String from, String to) {
        return bytes("{\"event_type\":\"tick_size_change\",\"asset_id\":\"" + asset + "\",\"market\":\"" + market
                + "\",\"old_tick_size\":\"" + from + "\",\"new_tick_size\":\"" + to + "\",\"timestamp\":\""
                + timestampMs
                + "\"}");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String levels(String text) {
        StringJoiner levels = new StringJoiner(",", "[", "]");
        if (!text.isEmpty()) {
            for (String level : text.split(" ", -1)) {
                String[] parts = level.split("x", 2);
                levels.add("{\"price\":\"" + parts[0] + "\",\"size\":\"" + parts[1] + "\"}");
            }
        }
        return levels.toString();
    }
}
