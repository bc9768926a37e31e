package io.tapemaker.bench.decide;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/** Frames of markets on the cent grid, 25 levels a side, as the venue writes them. */
final class DecideFrames {

    static final long START_MS = 1_790_000_000_000L;
    private static final int LEVELS = 25;
    private static final int BEST_BID = 48;
    private static final int BEST_ASK = 52;
    private static final int DEEP_BID = 40;
    private static final String NO_HASH = "0".repeat(40);

    private DecideFrames() {}

    private static String market(int index) {
        return String.format(Locale.ROOT, "0x%064x", index + 1);
    }

    private static String token(int index, int slot) {
        return Integer.toString(1_000_000 + 2 * index + slot);
    }

    /** The book of one token. */
    static byte[] book(int market, int slot) {
        int bestBid = slot == 0 ? BEST_BID : 100 - BEST_ASK;
        int bestAsk = slot == 0 ? BEST_ASK : 100 - BEST_BID;
        return bytes("{\"market\":\"" + market(market) + "\",\"asset_id\":\"" + token(market, slot)
                + "\",\"timestamp\":\"" + START_MS + "\",\"hash\":\"" + NO_HASH + "\",\"bids\":" + levels(bestBid, -1)
                + ",\"asks\":" + levels(bestAsk, 1)
                + ",\"tick_size\":\"0.01\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}");
    }

    private static String levels(int best, int step) {
        StringJoiner levels = new StringJoiner(",", "[", "]");
        for (int i = LEVELS - 1; i >= 0; i--) {
            levels.add("{\"price\":\"" + price(best + step * i) + "\",\"size\":\"" + (300 + 20 * i) + "\"}");
        }
        return levels.toString();
    }

    /**
     * The best bid goes one tick up, or down again. The new level is large enough to move the adjusted midpoint and too
     * small to stand behind: an order that had joined it would be taken away when it goes, and nothing be quoted for a
     * while.
     */
    static byte[] touch(int market, boolean up) {
        int bestBid = up ? BEST_BID + 1 : BEST_BID;
        return change(market, BEST_BID + 1, up ? "80" : "0", bestBid);
    }

    /** A level far behind the best bid gets larger, or smaller again. */
    static byte[] depth(int market, boolean up) {
        return change(market, DEEP_BID, up ? "470" : "460", BEST_BID);
    }

    /** A bid of the first token, and the same as the ask of the second. */
    private static byte[] change(int market, int cents, String size, int bestBid) {
        return bytes("{\"market\":\"" + market(market) + "\",\"price_changes\":["
                + change(token(market, 0), "BUY", cents, size, bestBid, BEST_ASK) + ","
                + change(token(market, 1), "SELL", 100 - cents, size, 100 - BEST_ASK, 100 - bestBid)
                + "],\"timestamp\":\"" + START_MS + "\",\"event_type\":\"price_change\"}");
    }

    private static String change(String token, String side, int cents, String size, int bestBid, int bestAsk) {
        return "{\"asset_id\":\"" + token + "\",\"price\":\"" + price(cents) + "\",\"size\":\"" + size
                + "\",\"side\":\"" + side + "\",\"hash\":\"" + NO_HASH + "\",\"best_bid\":\"" + price(bestBid)
                + "\",\"best_ask\":\"" + price(bestAsk) + "\"}";
    }

    private static String price(int cents) {
        return String.format(Locale.ROOT, "0.%02d", cents);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
