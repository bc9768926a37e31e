package io.tapemaker.replay.support;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One market of two tokens as a venue would keep it, in decimals, with the frames and true hashes of its wire. */
final class TinyMarket {

    private static final String TICK = "0.01";

    /** Levels of the first token; the second token's are their mirror. */
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>();

    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final String id;
    private final String[] tokens;

    TinyMarket(int number) {
        id = "0x" + hex("SHA-256", "market " + number);
        tokens = new String[] {token("first " + number), token("second " + number)};
    }

    private static String token(String name) {
        return new BigInteger(hex("SHA-256", name), 16).toString();
    }

    /** Sets a level of the first token; size 0 removes it. */
    void set(boolean bid, String price, String size) {
        NavigableMap<BigDecimal, BigDecimal> side = bid ? bids : asks;
        if (new BigDecimal(size).signum() == 0) {
            side.remove(new BigDecimal(price));
        } else {
            side.put(new BigDecimal(price), new BigDecimal(size));
        }
    }

    BigDecimal bestBid() {
        return bids.lastKey();
    }

    BigDecimal bestAsk() {
        return asks.firstKey();
    }

    int levels(boolean bid) {
        return bid ? bids.size() : asks.size();
    }

    boolean has(boolean bid, BigDecimal price) {
        return (bid ? bids : asks).containsKey(price);
    }

    /** The array that a subscription is answered with. */
    String snapshot(long timestampMs) {
        return "[" + book(0, timestampMs) + "," + book(1, timestampMs) + "]";
    }

    private String book(int token, long timestampMs) {
        return "{\"market\":\"" + id + "\",\"asset_id\":\"" + tokens[token] + "\",\"timestamp\":\"" + timestampMs
                + "\",\"hash\":\"" + hash(token, timestampMs) + "\",\"bids\":" + rising(bids(token)) + ",\"asks\":"
                + falling(asks(token)) + ",\"tick_size\":\"" + TICK
                + "\",\"event_type\":\"book\",\"last_trade_price\":\"\"}";
    }

    /** The frame behind a change of one level of the first token, for both tokens. */
    String change(boolean bid, String price, String size, long timestampMs) {
        String mirrored = text(BigDecimal.ONE.subtract(new BigDecimal(price)));
        return "{\"market\":\"" + id + "\",\"price_changes\":[" + entry(0, price, size, bid, timestampMs) + ","
                + entry(1, mirrored, size, !bid, timestampMs) + "],\"timestamp\":\"" + timestampMs
                + "\",\"event_type\":\"price_change\"}";
    }

    private String entry(int token, String price, String size, boolean bid, long timestampMs) {
        NavigableMap<BigDecimal, BigDecimal> own = bids(token);
        NavigableMap<BigDecimal, BigDecimal> other = asks(token);
        return "{\"asset_id\":\"" + tokens[token] + "\",\"price\":\"" + price + "\",\"size\":\"" + size
                + "\",\"side\":\"" + (bid ? "BUY" : "SELL") + "\",\"hash\":\"" + hash(token, timestampMs)
                + "\",\"best_bid\":\"" + text(own.lastKey()) + "\",\"best_ask\":\"" + text(other.firstKey()) + "\"}";
    }

    private NavigableMap<BigDecimal, BigDecimal> bids(int token) {
        return token == 0 ? bids : mirror(asks);
    }

    private NavigableMap<BigDecimal, BigDecimal> asks(int token) {
        return token == 0 ? asks : mirror(bids);
    }

    private static NavigableMap<BigDecimal, BigDecimal> mirror(Map<BigDecimal, BigDecimal> side) {
        TreeMap<BigDecimal, BigDecimal> mirrored = new TreeMap<>();
        side.forEach((price, size) -> mirrored.put(BigDecimal.ONE.subtract(price), size));
        return mirrored;
    }

    private String hash(int token, long timestampMs) {
        String json = "{\"market\":\"" + id + "\",\"asset_id\":\"" + tokens[token] + "\",\"timestamp\":\"" + timestampMs
                + "\",\"hash\":\"\",\"bids\":" + rising(bids(token)) + ",\"asks\":" + falling(asks(token))
                + ",\"min_order_size\":\"5\",\"tick_size\":\"" + TICK
                + "\",\"neg_risk\":false,\"last_trade_price\":\"\"}";
        return hex("SHA-1", json);
    }

    private static String rising(NavigableMap<BigDecimal, BigDecimal> side) {
        return side.entrySet().stream().map(TinyMarket::level).collect(Collectors.joining(",", "[", "]"));
    }

    private static String falling(NavigableMap<BigDecimal, BigDecimal> side) {
        return side.descendingMap().entrySet().stream()
                .map(TinyMarket::level)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String level(Map.Entry<BigDecimal, BigDecimal> level) {
        return "{\"price\":\"" + text(level.getKey()) + "\",\"size\":\"" + text(level.getValue()) + "\"}";
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
