package io.tapemaker.engine.scenario;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.StringJoiner;

/** The short names of scenarios: markets a, b, c ..., each with a YES and a NO, and moments from the start. */
final class ScenarioMarkets {

    /** Start of every scenario, in ns since 1970. */
    static final long START_NS = 1_790_000_000_000_000_000L;

    private static final long NS_PER_MS = 1_000_000L;
    private static final String NO_HASH = "0000000000000000000000000000000000000000";

    private ScenarioMarkets() {}

    /** The condition id of a market's letter. */
    static String conditionId(String market) {
        return "0x" + "0".repeat(63) + Integer.toHexString(indexOf(market));
    }

    /** The token id of a market's YES or NO. */
    static String tokenId(String market, String token) {
        return Integer.toString(1_000 * indexOf(market) + (isYes(token) ? 1 : 2));
    }

    private static boolean isYes(String token) {
        if (!token.equals("yes") && !token.equals("no")) {
            throw new IllegalArgumentException("'" + token + "' is no token: yes or no");
        }
        return token.equals("yes");
    }

    private static int indexOf(String market) {
        if (market.length() != 1 || market.charAt(0) < 'a' || market.charAt(0) > 'e') {
            throw new IllegalArgumentException("'" + market + "' is no market: a to e");
        }
        return market.charAt(0) - 'a' + 10;
    }

    /** The name of a token id: yes and no of market a, b.yes and so on of the others. */
    static String nameOf(String tokenId) {
        int number = Integer.parseInt(tokenId);
        String token = number % 1_000 == 1 ? "yes" : "no";
        char market = (char) ('a' + number / 1_000 - 10);
        return market == 'a' ? token : market + "." + token;
    }

    /** Text of a configuration with {@code @a}, {@code @a.yes} and {@code @+2h} replaced by what they stand for. */
    static String replaced(String text) {
        if (text.startsWith("@+")) {
            return Instant.ofEpochMilli(START_NS / NS_PER_MS + ScenarioText.ms(text.substring(2)))
                    .toString();
        }
        if (!text.startsWith("@")) {
            return text;
        }
        int dot = text.indexOf('.');
        return dot < 0 ? conditionId(text.substring(1)) : tokenId(text.substring(1, dot), text.substring(dot + 1));
    }

    /** Milliseconds that frames carry at a moment. */
    static long frameMs(long nowNs) {
        return nowNs / NS_PER_MS;
    }

    /** A full book. */
    static String book(String market, String token, long ms, String tick, String bids, String asks) {
        return "{\"market\":\"" + conditionId(market) + "\",\"asset_id\":\"" + tokenId(market, token)
                + "\",\"timestamp\":\"" + ms + "\",\"hash\":\"" + NO_HASH + "\",\"bids\":" + levels(bids)
                + ",\"asks\":" + levels(asks) + ",\"tick_size\":\"" + tick
                + "\",\"event_type\":\"book\",\"last_trade_price\":\"0.500\"}";
    }

    /** Another price grid. */
    static String tickSize(String market, String token, long ms, String from, String to) {
        return about(market, token) + ",\"old_tick_size\":\"" + from + "\",\"new_tick_size\":\"" + to
                + "\",\"timestamp\":\"" + ms + "\",\"event_type\":\"tick_size_change\"}";
    }

    /** A print. */
    static String trade(String market, String token, long ms, String taker, String price, String size) {
        return about(market, token) + ",\"price\":\"" + price + "\",\"size\":\"" + size
                + "\",\"fee_rate_bps\":\"0\",\"side\":\"" + taker + "\",\"timestamp\":\"" + ms
                + "\",\"event_type\":\"last_trade_price\",\"transaction_hash\":\"0xab\"}";
    }

    /** An outcome. */
    static String resolved(String market, long ms, String winner) {
        return "{\"event_type\":\"market_resolved\",\"market\":\"" + conditionId(market) + "\",\"assets_ids\":[\""
                + tokenId(market, "yes") + "\",\"" + tokenId(market, "no") + "\"],\"winning_asset_id\":\""
                + tokenId(market, winner) + "\",\"winning_outcome\":\"" + winner + "\",\"timestamp\":\"" + ms + "\"}";
    }

    /** A frame about a token that cannot be read to its end. */
    static String broken(String market, String token, long ms) {
        return "{\"market\":\"" + conditionId(market) + "\",\"asset_id\":\"" + tokenId(market, token)
                + "\",\"timestamp\":\"" + ms + "\",\"hash\":\"" + NO_HASH
                + "\",\"bids\":[{\"price\":\"1.5\",\"size\":\"x\"}],\"asks\":[],\"event_type\":\"book\"}";
    }

    private static String about(String market, String token) {
        return "{\"market\":\"" + conditionId(market) + "\",\"asset_id\":\"" + tokenId(market, token) + "\"";
    }

    private static String levels(String text) {
        StringJoiner levels = new StringJoiner(",", "[", "]");
        for (String[] level : split(text)) {
            levels.add("{\"price\":\"" + level[0] + "\",\"size\":\"" + level[1] + "\"}");
        }
        return levels.toString();
    }

    /** The levels of the other token: what is asked for YES at p is bid for NO at 1 - p. */
    static String mirrored(String text) {
        StringJoiner mirrored = new StringJoiner(" ");
        for (String[] level : split(text)) {
            BigDecimal price = BigDecimal.ONE.subtract(new BigDecimal(level[0]));
            mirrored.add(price.toPlainString() + "x" + level[1]);
        }
        return mirrored.toString();
    }

    private static String[][] split(String text) {
        if (text.isBlank()) {
            return new String[0][];
        }
        String[] words = text.trim().split(" +", -1);
        String[][] levels = new String[words.length][];
        for (int i = 0; i < words.length; i++) {
            levels[i] = words[i].split("x", -1);
            if (levels[i].length != 2) {
                throw new IllegalArgumentException("'" + words[i] + "' is no level such as 0.49x500");
            }
        }
        return levels;
    }
}
