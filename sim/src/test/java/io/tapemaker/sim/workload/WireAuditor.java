package io.tapemaker.sim.workload;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all books from the frames alone, as a client must, and says what does not fit: a hash that cannot be
 * recomputed, a crossed book, an inexact mirror, a batch that disagrees with itself, a touch that is not that of the
 * book.
 */
final class WireAuditor {

    /** What a hash or a refresh is waiting for: the trade report names the last trade price. */
    private record Pending(String asset, String timestamp, String hash) {}

    private static final class Market {
        final List<String> assets = new ArrayList<>();
        final Map<String, AuditedBook> books = new LinkedHashMap<>();
        final List<Pending> refreshes = new ArrayList<>();
        String tick = "";
        String lastTrade = "";
        String versionTail = "";

        @Nullable
        Boolean negRisk;

        boolean awaitsSnapshot;
        boolean resolved;

        @Nullable
        Batch batch;
    }

    /** Frames in a row with one timestamp and one hash a token: changes, and touches that go with them. */
    private static final class Batch {
        final String timestamp;
        final Map<String, String> hashes = new LinkedHashMap<>();
        final List<Map<String, Object>> touches = new ArrayList<>();

        Batch(String timestamp) {
            this.timestamp = timestamp;
        }
    }

    private final Map<String, Market> markets = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long hashesVerified;
    private long batches;
    private int deepest;
    private int frameNumber;

    List<String> faults() {
        return faults;
    }

    long hashesVerified() {
        return hashesVerified;
    }

    long batches() {
        return batches;
    }

    int deepest() {
        return deepest;
    }

    void onFrame(byte[] frame) throws IOException {
        frameNumber++;
        for (Map<String, Object> event : Json.objects(frame)) {
            onEvent(event);
        }
    }

    /** Closes what is still open. */
    void finish() {
        markets.values().forEach(this::endBatch);
        markets.values().forEach(market -> require(market.refreshes.isEmpty(), "a trade was never reported"));
    }

    private void onEvent(Map<String, Object> event) {
        Market market = markets.computeIfAbsent(Json.text(event, "market"), id -> new Market());
        require(!market.resolved, "a resolved market spoke");
        String timestamp = Json.text(event, "timestamp");
        Batch open = market.batch;
        String type = Json.text(event, "event_type");
        boolean joins = Set.of("price_change", "best_bid_ask").contains(type);
        if (open != null && !(joins && open.timestamp.equals(timestamp) && agrees(open, event))) {
            endBatch(market);
        }
        switch (type) {
            case "book" -> onBook(market, event);
            case "price_change" -> onChange(market, batch(market, timestamp), event);
            case "best_bid_ask" -> batch(market, timestamp).touches.add(event);
            case "last_trade_price" -> onTrade(market, event);
            case "tick_size_change" -> onTick(market, event);
            case "market_resolved" -> market.resolved = true;
            case "new_market" -> require(market.books.isEmpty(), "a known market was announced");
            default -> require(false, "unknown type " + type);
        }
    }

    /** Whether no token of the event has another hash in the batch: the same millisecond can have several batches. */
    private static boolean agrees(Batch batch, Map<String, Object> event) {
        return !event.containsKey("price_changes")
                || Json.list(event, "price_changes").stream().allMatch(entry -> {
                    String hash = Json.text(entry, "hash");
                    return batch.hashes
                            .getOrDefault(Json.text(entry, "asset_id"), hash)
                            .equals(hash);
                });
    }

    private static Batch batch(Market market, String timestamp) {
        if (market.batch == null) {
            market.batch = new Batch(timestamp);
        }
        return market.batch;
    }

    private void onBook(Market market, Map<String, Object> event) {
        String asset = Json.text(event, "asset_id");
        if (!market.assets.contains(asset)) {
            market.assets.add(asset);
        }
        AuditedBook book = market.books.computeIfAbsent(asset, id -> new AuditedBook());
        book.replace(event);
        deepest = Math.max(deepest, book.depth());
        require(book.isInWireOrder(event), "levels out of order");
        require(!book.isCrossed(), "crossed by a book frame");
        Pending pending = new Pending(asset, Json.text(event, "timestamp"), Json.text(event, "hash"));
        if (event.containsKey("tick_size")) {
            market.tick = Json.text(event, "tick_size");
            market.lastTrade = Json.text(event, "last_trade_price");
            market.versionTail = event.containsKey("version") ? ",\"version\":\"" + event.get("version") + "\"" : "";
            market.awaitsSnapshot = false;
            require(verifies(market, pending, market.lastTrade), "snapshot hash of " + asset);
        } else {
            require(market.refreshes.size() < 2, "a third book frame before the trade report");
            market.refreshes.add(pending);
        }
        require(book.isOnGrid(market.tick), "a price off the grid " + market.tick);
        if (asset.equals(market.assets.get(market.assets.size() - 1)) && market.assets.size() == 2) {
            requireMirror(market);
        }
    }

    private void onChange(Market market, Batch batch, Map<String, Object> event) {
        require(!market.awaitsSnapshot, "a change before the snapshot of the new tick");
        require(market.refreshes.isEmpty(), "a change between a trade and its report");
        List<Map<String, Object>> entries = Json.list(event, "price_changes");
        require(entries.size() == 2, "a change without its mirror");
        for (Map<String, Object> entry : entries) {
            String asset = Json.text(entry, "asset_id");
            AuditedBook book = book(market, asset);
            book.change(entry);
            deepest = Math.max(deepest, book.depth());
            require(!book.isCrossed(), "crossed by a change");
            require(book.isOnGrid(market.tick), "a price off the grid " + market.tick);
            batch.hashes.put(asset, Json.text(entry, "hash"));
            batch.touches.add(entry);
        }
        requireMirror(market);
    }

    private void endBatch(Market market) {
        Batch batch = market.batch;
        if (batch == null) {
            return;
        }
        market.batch = null;
        batches++;
        batch.hashes.forEach((asset, hash) -> require(
                verifies(market, new Pending(asset, batch.timestamp, hash), market.lastTrade),
                "change hash of " + asset));
        for (Map<String, Object> touch : batch.touches) {
            AuditedBook book = book(market, Json.text(touch, "asset_id"));
            require(Json.text(touch, "best_bid").equals(book.bestBid()), "best bid is not that of the book");
            require(Json.text(touch, "best_ask").equals(book.bestAsk()), "best ask is not that of the book");
            if (touch.containsKey("spread")) {
                BigDecimal spread = new BigDecimal(book.bestAsk()).subtract(new BigDecimal(book.bestBid()));
                require(spread.compareTo(new BigDecimal(Json.text(touch, "spread"))) == 0, "spread");
            }
        }
    }

    /** The hash holds the price on the maker's token; the report gives it on the taker's. */
    private void onTrade(Market market, Map<String, Object> event) {
        BigDecimal price = new BigDecimal(Json.text(event, "price"));
        List<String> candidates = List.of(threeDecimals(price), threeDecimals(BigDecimal.ONE.subtract(price)));
        require(market.refreshes.size() == 2, "a trade without two book frames before it");
        for (String candidate : candidates) {
            if (market.refreshes.stream().allMatch(pending -> hashHolds(market, pending, candidate))) {
                market.lastTrade = candidate;
                hashesVerified += market.refreshes.size();
                market.refreshes.clear();
                return;
            }
        }
        require(false, "hash of the book frames of a trade");
        market.refreshes.clear();
    }

    private static String threeDecimals(BigDecimal price) {
        return price.setScale(3, RoundingMode.UNNECESSARY).toPlainString();
    }

    private void onTick(Market market, Map<String, Object> event) {
        require(Json.text(event, "old_tick_size").equals(market.tick), "a tick change from another tick");
        String bestBid = book(market, market.assets.get(0)).bestBid();
        require(
                new BigDecimal(bestBid).subtract(new BigDecimal("0.5")).abs().compareTo(new BigDecimal("0.45")) >= 0,
                "a tick change far from the ends, at " + bestBid);
        market.awaitsSnapshot = true;
    }

    private boolean verifies(Market market, Pending pending, String lastTrade) {
        boolean holds = hashHolds(market, pending, lastTrade);
        if (holds) {
            hashesVerified++;
        }
        return holds;
    }

    private boolean hashHolds(Market market, Pending pending, String lastTrade) {
        if (market.negRisk == null) {
            market.negRisk = hash(market, pending, lastTrade, true).equals(pending.hash());
        }
        return hash(market, pending, lastTrade, market.negRisk).equals(pending.hash());
    }

    private String hash(Market market, Pending pending, String lastTrade, boolean negRisk) {
        String id = markets.entrySet().stream()
                .filter(entry -> entry.getValue() == market)
                .findFirst()
                .orElseThrow()
                .getKey();
        String head = "\"market\":\"" + id + "\",\"asset_id\":\"" + pending.asset() + "\",\"timestamp\":\""
                + pending.timestamp() + "\"";
        String tail = "\"tick_size\":\"" + market.tick + "\",\"neg_risk\":" + negRisk + ",\"last_trade_price\":\""
                + lastTrade + "\"" + market.versionTail;
        return book(market, pending.asset()).hash(head, tail);
    }

    private void requireMirror(Market market) {
        AuditedBook yes = book(market, market.assets.get(0));
        AuditedBook no = book(market, market.assets.get(1));
        require(no.isMirrorOf(yes), "the NO book is not the mirror of the YES book");
    }

    private static AuditedBook book(Market market, String asset) {
        AuditedBook book = market.books.get(asset);
        if (book == null) {
            throw new AssertionError("no snapshot of " + asset + " yet");
        }
        return book;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            faults.add("frame " + frameNumber + ": " + what);
        }
    }
}
