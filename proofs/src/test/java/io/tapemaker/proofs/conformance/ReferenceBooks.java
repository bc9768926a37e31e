package io.tapemaker.proofs.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** All books as the frames of a recording tell them. Good frames only: what the engine rejects is proven elsewhere. */
final class ReferenceBooks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ReferenceBook> books = new TreeMap<>();

    void onFrame(byte[] frame) {
        JsonNode root;
        try {
            root = JSON.readTree(frame);
        } catch (IOException e) {
            // PONG is a text and no JSON.
            return;
        }
        if (root.isArray()) {
            root.forEach(this::onEvent);
        } else {
            onEvent(root);
        }
    }

    private void onEvent(JsonNode event) {
        String asset = event.path("asset_id").asText();
        switch (event.path("event_type").asText()) {
            case "book" -> book(asset).replace(event);
            case "price_change" -> onPriceChange(event, asset);
            case "tick_size_change" ->
                book(asset).tick(event.path("new_tick_size").asText());
            default -> {
                // Says nothing about levels.
            }
        }
    }

    private void onPriceChange(JsonNode event, String asset) {
        for (JsonNode change : event.path("price_changes")) {
            book(change.path("asset_id").asText()).change(change);
        }
        for (JsonNode change : event.path("changes")) {
            book(asset).change(change);
        }
    }

    private ReferenceBook book(String asset) {
        return books.computeIfAbsent(asset, id -> new ReferenceBook());
    }

    /** The books by asset. */
    Map<String, ReferenceBook> byAsset() {
        return books;
    }
}
