package io.tapemaker.replay.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Books built from frames in the plainest way: Jackson trees, decimals, sorted maps. Shares no code with the engine.
 * Knows no bursts, no states and no hashes, so it says what the levels are once frames are taken at their word.
 */
public final class ReferenceBooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Book> books = new LinkedHashMap<>();

    /** Levels of one asset; empty until a full book has come. */
    public static final class Book {

        private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>();
        private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
        private boolean known;

        /** Levels best first as price and size in the shortest decimal text. */
        public List<List<String>> bids() {
            return texts(bids.descendingMap());
        }

        /** As {@link #bids()}. */
        public List<List<String>> asks() {
            return texts(asks);
        }

        private static List<List<String>> texts(Map<BigDecimal, BigDecimal> side) {
            List<List<String>> levels = new ArrayList<>();
            side.forEach((price, size) -> levels.add(List.of(text(price), text(size))));
            return levels;
        }

        private static String text(BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    /** Takes a frame; one that is no JSON, such as PONG, changes nothing. */
    public void onFrame(String frame) {
        JsonNode tree;
        try {
            tree = JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            return;
        }
        if (tree.isArray()) {
            tree.forEach(this::onEvent);
        } else {
            onEvent(tree);
        }
    }

    private void onEvent(JsonNode event) {
        String type = event.path("event_type").asText();
        if (type.equals("book")) {
            onBook(event);
        } else if (event.has("price_changes")) {
            event.get("price_changes").forEach(this::onChange);
        } else if (event.has("changes")) {
            String asset = event.path("asset_id").asText();
            event.get("changes").forEach(change -> onChange(asset, change));
        }
    }

    private void onBook(JsonNode event) {
        Book book = book(event.path("asset_id").asText());
        book.known = true;
        book.bids.clear();
        book.asks.clear();
        event.path("bids").forEach(level -> put(book.bids, level));
        event.path("asks").forEach(level -> put(book.asks, level));
    }

    private void onChange(JsonNode change) {
        onChange(change.path("asset_id").asText(), change);
    }

    private void onChange(String asset, JsonNode change) {
        Book book = book(asset);
        if (book.known) {
            put(change.path("side").asText().equals("BUY") ? book.bids : book.asks, change);
        }
    }

    private static void put(Map<BigDecimal, BigDecimal> side, JsonNode level) {
        BigDecimal price = new BigDecimal(level.path("price").asText());
        BigDecimal size = new BigDecimal(level.path("size").asText());
        if (size.signum() == 0) {
            side.remove(price);
        } else {
            side.put(price, size);
        }
    }

    private Book book(String asset) {
        return books.computeIfAbsent(asset, id -> new Book());
    }

    /** The book of an asset, empty if it was never seen. */
    public Book of(String asset) {
        Book book = books.get(asset);
        return book == null ? new Book() : book;
    }

    /** Assets that had a full book. */
    public List<String> known() {
        return books.entrySet().stream()
                .filter(entry -> entry.getValue().known)
                .map(Map.Entry::getKey)
                .toList();
    }
}
