package io.tapemaker.engine.domain.book;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One market as the venue writes it: two mirrored books of cents and hundredths of a share, frames in its style, true
 * hashes. Written from the description of the wire alone, on decimals and strings, so that it shares nothing with
 * what it tests.
 */
final class Venue {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** One change: the cents and hundredths of the YES book. */
    record Change(boolean bid, int cents, int hundredths) {}

    final String condition;
    final String yes;
    final String no;
    final TreeMap<Integer, Integer> bids = new TreeMap<>();
    final TreeMap<Integer, Integer> asks = new TreeMap<>();
    long now = 1_790_000_000_000L;
    String lastTrade = "";
    String minOrderSize = "5";
    boolean negRisk;

    Venue(int number) {
        condition = "0x" + String.format(Locale.ROOT, "%064x", 0xabc000L + number);
        yes = "1" + "0".repeat(70) + number;
        no = "2" + "0".repeat(70) + number;
    }

    /** A venue with three levels on each side: bids 48 to 50, asks 52 to 54. */
    static Venue withBook(int number) {
        Venue venue = new Venue(number);
        for (int i = 0; i < 3; i++) {
            venue.bids.put(50 - i, 10_000 + i);
            venue.asks.put(52 + i, 20_050 + i);
        }
        return venue;
    }

    static String text(int hundredths) {
        return new BigDecimal(hundredths).divide(HUNDRED).stripTrailingZeros().toPlainString();
    }

    private List<String[]> levels(boolean ofYes, boolean bidSide) {
        List<String[]> levels = new ArrayList<>();
        if (bidSide == ofYes) {
            bids.forEach((p, s) -> levels.add(new String[] {text(ofYes ? p : 100 - p), text(s)}));
        } else {
            asks.descendingMap().forEach((p, s) -> levels.add(new String[] {text(ofYes ? p : 100 - p), text(s)}));
        }
        return levels;
    }

    private String json(boolean ofYes, boolean bidSide, String gap) {
        return levels(ofYes, bidSide).stream()
                .map(l -> "{\"price\":\"" + l[0] + "\"," + gap + "\"size\":\"" + l[1] + "\"}")
                .collect(Collectors.joining("," + gap, "[", "]"));
    }

    String hash(boolean ofYes) {
        String preimage = "{\"market\":\"" + condition + "\",\"asset_id\":\"" + (ofYes ? yes : no)
                + "\",\"timestamp\":\"" + now + "\",\"hash\":\"\",\"bids\":" + json(ofYes, true, "")
                + ",\"asks\":" + json(ofYes, false, "") + ",\"min_order_size\":\"" + minOrderSize
                + "\",\"tick_size\":\"0.01\",\"neg_risk\":" + negRisk + ",\"last_trade_price\":\"" + lastTrade + "\"}";
        return sha1(preimage);
    }

    static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The first snapshot: both books in an array. */
    String snapshot() {
        return "[" + first(true) + "," + first(false) + "]";
    }

    /** A book as the first snapshot has it. */
    String first(boolean ofYes) {
        return "{\"market\":\"" + condition + "\",\"asset_id\":\"" + (ofYes ? yes : no) + "\",\"timestamp\":\"" + now
                + "\",\"hash\":\"" + hash(ofYes) + "\",\"bids\":" + json(ofYes, true, "") + ",\"asks\":"
                + json(ofYes, false, "") + ",\"tick_size\":\"0.01\",\"event_type\":\"book\",\"last_trade_price\":\""
                + lastTrade + "\"}";
    }

    /** A book as it comes after a trade. */
    String full(boolean ofYes) {
        return "{\"market\":\"" + condition + "\", \"asset_id\":\"" + (ofYes ? yes : no) + "\", \"bids\":"
                + json(ofYes, true, " ") + ", \"asks\":" + json(ofYes, false, " ") + ", \"hash\":\"" + hash(ofYes)
                + "\", \"timestamp\":\"" + now + "\", \"event_type\":\"book\"}";
    }

    private static String best(int cents) {
        return cents <= 0 || cents >= 100 ? "0" : text(cents);
    }

    int bestBid() {
        return bids.isEmpty() ? 0 : bids.lastKey();
    }

    int bestAsk() {
        return asks.isEmpty() ? 100 : asks.firstKey();
    }

    private String entry(boolean ofYes, Change c) {
        return "{\"asset_id\":\"" + (ofYes ? yes : no) + "\", \"price\":\"" + text(ofYes ? c.cents : 100 - c.cents)
                + "\", \"size\":\"" + text(c.hundredths) + "\", \"side\":\"" + (c.bid == ofYes ? "BUY" : "SELL")
                + "\", \"hash\":\"" + hash(ofYes) + "\", \"best_bid\":\""
                + best(ofYes ? bestBid() : 100 - bestAsk()) + "\", \"best_ask\":\""
                + best(ofYes ? bestAsk() : 100 - bestBid()) + "\"}";
    }

    private String frame(String entries) {
        return "{\"market\":\"" + condition + "\", \"price_changes\":[" + entries + "], \"timestamp\":\"" + now
                + "\", \"event_type\":\"price_change\"}";
    }

    /** Applies a batch and returns its frames, one for each change, all with the hash of the state after the batch. */
    List<String> batch(Change... changes) {
        now++;
        for (Change c : changes) {
            TreeMap<Integer, Integer> side = c.bid ? bids : asks;
            if (c.hundredths == 0) {
                side.remove(c.cents);
            } else {
                side.put(c.cents, c.hundredths);
            }
        }
        return frames(changes, false);
    }

    /** The frames of changes that were applied: for both tokens, or the mirror first. */
    List<String> frames(Change[] changes, boolean swapped) {
        List<String> frames = new ArrayList<>();
        for (Change c : changes) {
            frames.add(frame(entry(!swapped, c) + ", " + entry(swapped, c)));
        }
        return frames;
    }

    /** A frame of a change that was applied, for one token alone. */
    String half(boolean ofYes, Change c) {
        return frame(entry(ofYes, c));
    }

    /** A buyer takes some of the best ask: two full books, and some time later the report. */
    List<String> trade(int hundredths) {
        now += 5;
        int at = asks.firstKey();
        int left = Math.max(0, asks.getOrDefault(at, 0) - hundredths);
        if (left == 0) {
            asks.remove(at);
        } else {
            asks.put(at, left);
        }
        lastTrade = text(at) + "0".repeat(5 - text(at).length());
        List<String> frames = new ArrayList<>(List.of(full(true), full(false)));
        now += 35;
        frames.add(report(at, hundredths));
        return frames;
    }

    String report(int cents, int hundredths) {
        return "{\"market\":\"" + condition + "\", \"asset_id\":\"" + yes + "\", \"price\":\"" + text(cents)
                + "\", \"size\":\"" + text(hundredths)
                + "\", \"fee_rate_bps\":\"0\", \"side\":\"BUY\", \"timestamp\":\"" + now
                + "\", \"event_type\":\"last_trade_price\", \"transaction_hash\":\"0x00\"}";
    }

    /** The next thing that happens: mostly a batch of one to three changes, sometimes a trade or a duplicate. */
    List<String> step(Random random) {
        if (random.nextInt(20) == 0 && asks.size() > 3) {
            return trade(1 + random.nextInt(30_000));
        }
        Change[] changes = new Change[1 + random.nextInt(3)];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = change(random);
            (changes[i].bid ? bids : asks).put(changes[i].cents, 1);
        }
        List<String> frames = new ArrayList<>(batch(changes));
        if (random.nextInt(10) == 0) {
            frames.addAll(frames(changes, true));
        }
        return frames;
    }

    private Change change(Random random) {
        boolean bid = random.nextBoolean();
        TreeMap<Integer, Integer> side = bid ? bids : asks;
        int size = side.size() > 4 && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(1_000_000);
        int depth = random.nextInt(8);
        int cents = bid ? Math.max(1, bestAsk() - 1 - depth) : Math.min(99, bestBid() + 1 + depth);
        return new Change(bid, cents, size);
    }
}
