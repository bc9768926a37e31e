package io.tapemaker.sim.workload;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The book of one token as its frames tell it, in the texts of the wire. Shares nothing with the generator. */
final class AuditedBook {

    private record Level(String price, String size) {
        String json() {
            return "{\"price\":\"" + price + "\",\"size\":\"" + size + "\"}";
        }
    }

    private final TreeMap<BigDecimal, Level> bids = new TreeMap<>();
    private final TreeMap<BigDecimal, Level> asks = new TreeMap<>();

    void replace(Map<String, Object> frame) {
        bids.clear();
        asks.clear();
        Json.list(frame, "bids").forEach(level -> put(bids, level));
        Json.list(frame, "asks").forEach(level -> put(asks, level));
    }

    void change(Map<String, Object> entry) {
        put(Json.text(entry, "side").equals("BUY") ? bids : asks, entry);
    }

    private static void put(Map<BigDecimal, Level> side, Map<String, Object> level) {
        String price = Json.text(level, "price");
        String size = Json.text(level, "size");
        if (new BigDecimal(size).signum() == 0) {
            side.remove(new BigDecimal(price));
        } else {
            side.put(new BigDecimal(price), new Level(price, size));
        }
    }

    /** Whether the wire order of a frame is that of this book: bids rising, asks falling. */
    boolean isInWireOrder(Map<String, Object> frame) {
        return prices(Json.list(frame, "bids")).equals(List.copyOf(bids.keySet()))
                && prices(Json.list(frame, "asks")).equals(List.copyOf(asks.descendingKeySet()));
    }

    private static List<BigDecimal> prices(List<Map<String, Object>> levels) {
        return levels.stream()
                .map(level -> new BigDecimal(Json.text(level, "price")))
                .toList();
    }

    boolean isCrossed() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.lastKey().compareTo(asks.firstKey()) >= 0;
    }

    boolean isMirrorOf(AuditedBook other) {
        return mirrors(bids, other.asks) && mirrors(asks, other.bids);
    }

    private static boolean mirrors(Map<BigDecimal, Level> side, Map<BigDecimal, Level> mirror) {
        TreeMap<BigDecimal, String> turned = new TreeMap<>();
        mirror.forEach(
                (price, level) -> turned.put(BigDecimal.ONE.subtract(price).stripTrailingZeros(), level.size()));
        TreeMap<BigDecimal, String> own = new TreeMap<>();
        side.forEach((price, level) -> own.put(price, level.size()));
        return own.size() == turned.size()
                && own.entrySet().stream().allMatch(e -> e.getValue().equals(turned.get(e.getKey())));
    }

    String bestBid() {
        return bids.isEmpty() ? "" : bids.lastEntry().getValue().price();
    }

    String bestAsk() {
        return asks.isEmpty() ? "" : asks.firstEntry().getValue().price();
    }

    int depth() {
        return Math.max(bids.size(), asks.size());
    }

    boolean isOnGrid(String tick) {
        BigDecimal step = new BigDecimal(tick);
        return bids.keySet().stream().allMatch(price -> price.remainder(step).signum() == 0)
                && asks.keySet().stream()
                        .allMatch(price -> price.remainder(step).signum() == 0);
    }

    /** SHA-1 of the canonical JSON; the arguments are the texts that go around the levels. */
    String hash(String head, String tail) {
        String json = "{" + head + ",\"hash\":\"\",\"bids\":" + array(bids.values()) + ",\"asks\":"
                + array(asks.descendingMap().values()) + ",\"min_order_size\":\"5\"," + tail + "}";
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String array(Collection<Level> levels) {
        return levels.stream().map(Level::json).collect(Collectors.joining(",", "[", "]"));
    }
}
