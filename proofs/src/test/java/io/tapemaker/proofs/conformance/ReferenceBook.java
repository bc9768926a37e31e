package io.tapemaker.proofs.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The book of one asset as its frames tell it: two sorted maps of exact decimals, and nothing shared with the engine.
 */
final class ReferenceBook {

    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>();
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private boolean known;
    private String tickSize = "";

    /** Takes a full book over, in either of the venue's shapes. */
    void replace(JsonNode book) {
        known = true;
        fill(bids, book.has("bids") ? book.get("bids") : book.path("buys"));
        fill(asks, book.has("asks") ? book.get("asks") : book.path("sells"));
        if (!book.path("tick_size").asText().isEmpty()) {
            tickSize = book.get("tick_size").asText();
        }
    }

    private static void fill(Map<BigDecimal, BigDecimal> side, JsonNode levels) {
        side.clear();
        for (JsonNode level : levels) {
            put(side, level);
        }
    }

    private static void put(Map<BigDecimal, BigDecimal> side, JsonNode level) {
        BigDecimal price = new BigDecimal(level.get("price").asText());
        BigDecimal size = new BigDecimal(level.get("size").asText());
        if (size.signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
    }

    /** Sets one level; before the first full book there is nothing to set it in. */
    void change(JsonNode change) {
        if (known) {
            put(change.get("side").asText().equals("BUY") ? bids : asks, change);
        }
    }

    void tick(String text) {
        tickSize = text;
    }

    boolean known() {
        return known;
    }

    /** What speaks against a line of {@code replay book}; empty if it is this book. */
    String differenceTo(JsonNode line) {
        if (!levels(bids.descendingMap()).equals(levels(line.get("bids")))) {
            return "bids are " + line.get("bids") + ", not " + bids.descendingMap();
        }
        if (!levels(asks).equals(levels(line.get("asks")))) {
            return "asks are " + line.get("asks") + ", not " + asks;
        }
        String tick = line.path("tick_size").asText();
        boolean sameTick = tickSize.isEmpty() || new BigDecimal(tickSize).compareTo(new BigDecimal(tick)) == 0;
        return sameTick ? "" : "the tick size is " + tick + ", not " + tickSize;
    }

    /** Prices and sizes in order, as numbers: 0.10 is 0.1. */
    private static List<BigDecimal> levels(Map<BigDecimal, BigDecimal> side) {
        List<BigDecimal> flat = new ArrayList<>();
        side.forEach((price, size) -> {
            flat.add(price.stripTrailingZeros());
            flat.add(size.stripTrailingZeros());
        });
        return flat;
    }

    private static List<BigDecimal> levels(JsonNode side) {
        List<BigDecimal> flat = new ArrayList<>();
        for (JsonNode level : side) {
            flat.add(new BigDecimal(level.get(0).asText()).stripTrailingZeros());
            flat.add(new BigDecimal(level.get(1).asText()).stripTrailingZeros());
        }
        return flat;
    }

    int levelCount() {
        return bids.size() + asks.size();
    }
}
