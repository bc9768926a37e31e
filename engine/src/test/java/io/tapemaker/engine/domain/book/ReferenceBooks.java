package io.tapemaker.engine.domain.book;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The same books in the plainest way: trees of decimals, read by another parser. Knows nothing of hashes, bursts or
 * states; a book is there from its first full frame on.
 */
final class ReferenceBooks {

    /** One token. */
    static final class Reference {
        final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
        final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();

        /** The touch that the frames carried last, null if none did since the levels changed otherwise. */
        @Nullable
        BigDecimal carriedBid;

        @Nullable
        BigDecimal carriedAsk;
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Map<String, Reference> books = new HashMap<>();

    /** Applies a frame and returns the assets whose books it touched. */
    List<String> apply(byte[] frame) {
        String text = new String(frame, StandardCharsets.UTF_8);
        List<String> touched = new ArrayList<>();
        if (text.strip().equals("PONG")) {
            return touched;
        }
        JsonNode root = read(text);
        for (JsonNode event : root.isArray() ? root : MAPPER.createArrayNode().add(root)) {
            switch (event.get("event_type").asText()) {
                case "book" -> touched.add(book(event));
                case "price_change" -> {
                    for (JsonNode change : event.get("price_changes")) {
                        touched.add(change(change));
                    }
                }
                default -> {}
            }
        }
        return touched;
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String book(JsonNode event) {
        String asset = event.get("asset_id").asText();
        Reference book = new Reference();
        for (JsonNode level : event.get("bids")) {
            book.bids.put(decimal(level, "price"), decimal(level, "size"));
        }
        for (JsonNode level : event.get("asks")) {
            book.asks.put(decimal(level, "price"), decimal(level, "size"));
        }
        books.put(asset, book);
        return asset;
    }

    private String change(JsonNode change) {
        String asset = change.get("asset_id").asText();
        Reference book = books.get(asset);
        if (book != null) {
            TreeMap<BigDecimal, BigDecimal> side = change.get("side").asText().equals("BUY") ? book.bids : book.asks;
            BigDecimal size = decimal(change, "size");
            if (size.signum() == 0) {
                side.remove(decimal(change, "price"));
            } else {
                side.put(decimal(change, "price"), size);
            }
            book.carriedBid = decimal(change, "best_bid");
            book.carriedAsk = decimal(change, "best_ask");
        }
        return asset;
    }

    private static BigDecimal decimal(JsonNode node, String key) {
        return new BigDecimal(node.get(key).asText()).stripTrailingZeros();
    }

    /** Where a side differs from the reference, best level first, or empty. */
    static String difference(NavigableMap<BigDecimal, BigDecimal> expected, BookSide actual) {
        int index = 0;
        for (Map.Entry<BigDecimal, BigDecimal> level : expected.entrySet()) {
            boolean same = index < actual.count()
                    && level.getKey().scaleByPowerOfTen(4).longValueExact() == actual.priceE4(index)
                    && level.getValue().scaleByPowerOfTen(6).longValueExact() == actual.sizeE6(index);
            if (!same) {
                return "level " + index + ": expected " + level + " in " + BookWorld.levels(actual);
            }
            index++;
        }
        return index == actual.count() ? "" : (actual.count() - index) + " levels too many";
    }
}
