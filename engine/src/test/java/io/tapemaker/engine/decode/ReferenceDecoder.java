package io.tapemaker.engine.decode;

import com.fasterxml.jackson.core.JsonToken;
import io.tapemaker.engine.decode.JacksonTree.Member;
import io.tapemaker.engine.decode.JacksonTree.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The decoder's twin on Jackson trees: slow, without shared code, with the same answers as {@link FrameText}. Where
 * the two differ, one of them is wrong.
 */
final class ReferenceDecoder {

    private static final Map<String, String> ALIASES =
            Map.of("buys", "bids", "sells", "asks", "price_changes", "changes");
    private static final List<String> CHANGE_KEYS =
            List.of("asset_id", "price", "size", "side", "hash", "best_bid", "best_ask");
    private static final List<String> KEYS = List.of(
            "event_type",
            "market",
            "condition_id",
            "asset_id",
            "timestamp",
            "hash",
            "price",
            "size",
            "side",
            "best_bid",
            "best_ask",
            "tick_size",
            "old_tick_size",
            "new_tick_size",
            "order_price_min_tick_size",
            "last_trade_price",
            "version",
            "fee_rate_bps",
            "transaction_hash",
            "winning_asset_id",
            "owner",
            "bids",
            "asks",
            "changes",
            "assets_ids",
            "clob_token_ids");
    private static final Map<String, EventKind> TYPES = Map.of(
            "book", EventKind.BOOK,
            "price_change", EventKind.PRICE_CHANGE,
            "tick_size_change", EventKind.TICK_SIZE_CHANGE,
            "last_trade_price", EventKind.LAST_TRADE_PRICE,
            "best_bid_ask", EventKind.BEST_BID_ASK,
            "new_market", EventKind.NEW_MARKET,
            "market_resolved", EventKind.MARKET_RESOLVED);

    /** A semantic reject on its way out of an element. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final RejectReason reason;

        Refused(RejectReason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private ReferenceDecoder() {}

    static List<String> decode(byte[] frame) {
        List<String> lines = new ArrayList<>();
        if (new String(frame, StandardCharsets.ISO_8859_1).matches("[ \\t\\r\\n]*PONG[ \\t\\r\\n]*")) {
            lines.add("PONG");
            return lines;
        }
        Node root = JacksonTree.parse(frame);
        if (root == null
                || !(root.isObject() || root.isArray())
                || root.elements().size() > DecodedFrame.MAX_EVENTS) {
            lines.add(FrameText.UNUSABLE);
        } else if (root.isObject()) {
            element(root, lines);
        } else {
            root.elements().forEach(element -> element(element, lines));
        }
        return lines;
    }

    private static void element(Node node, List<String> lines) {
        if (!node.isObject()) {
            lines.add("REJECTED NOT_AN_OBJECT as REJECTED market=- assets=[]");
            return;
        }
        Fields fields = new Fields(node, KEYS);
        EventKind kind = kind(fields);
        if (kind == EventKind.UNKNOWN_TYPE) {
            Node type = fields.get("event_type");
            lines.add("UNKNOWN_TYPE " + (type == null ? "-" : "'" + type.raw() + "'"));
            return;
        }
        try {
            lines.addAll(event(kind, fields));
        } catch (Refused refused) {
            lines.add("REJECTED " + refused.reason + " as " + kind + " market=" + readableMarket(fields) + " assets="
                    + named(fields));
        }
    }

    private static EventKind kind(Fields f) {
        Node type = f.get("event_type");
        if (type != null) {
            return type.isString() ? TYPES.getOrDefault(type.text(), EventKind.UNKNOWN_TYPE) : EventKind.REJECTED;
        }
        if (f.has("owner")) {
            return EventKind.UNKNOWN_TYPE;
        }
        if (f.has("bids") || f.has("asks")) {
            return EventKind.BOOK;
        }
        if (f.has("changes")) {
            return EventKind.PRICE_CHANGE;
        }
        if (f.has("new_tick_size")) {
            return EventKind.TICK_SIZE_CHANGE;
        }
        if (f.has("price")) {
            return f.has("hash") ? EventKind.PRICE_CHANGE : EventKind.LAST_TRADE_PRICE;
        }
        if (f.has("best_bid") || f.has("best_ask")) {
            return EventKind.BEST_BID_ASK;
        }
        if (f.has("winning_asset_id")) {
            return EventKind.MARKET_RESOLVED;
        }
        return f.has("assets_ids") || f.has("clob_token_ids") ? EventKind.NEW_MARKET : EventKind.UNKNOWN_TYPE;
    }

    private static List<String> event(EventKind kind, Fields f) {
        check(!f.duplicate(), RejectReason.DUPLICATE_KEY);
        Node market = f.need(f.get("market") == null ? "condition_id" : "market");
        check(ReferenceScalars.isMarketId(market), RejectReason.BAD_ID);
        String timestamp = ReferenceScalars.timestamp(f.need("timestamp"));
        check(timestamp != null, RejectReason.BAD_TIMESTAMP);
        String about = kind + " " + market.text() + " @" + timestamp;
        return switch (kind) {
            case BOOK -> book(about, f);
            case PRICE_CHANGE -> priceChange(about, f);
            case TICK_SIZE_CHANGE -> List.of(tickSizeChange(about, f));
            case LAST_TRADE_PRICE -> List.of(lastTradePrice(about, f));
            case BEST_BID_ASK -> List.of(about + " asset=" + asset(f, "asset_id") + " " + touch(f, " "));
            case NEW_MARKET -> {
                List<String> assets = assets(f);
                yield List.of(about + " tick=" + optionalTick(f, "order_price_min_tick_size") + " assets=" + assets);
            }
            case MARKET_RESOLVED -> {
                List<String> assets = assets(f);
                Node winner = f.get("winning_asset_id");
                boolean none =
                        winner == null || (winner.isPlain() && winner.raw().isEmpty());
                yield List.of(about + " winner=" + (none ? "-" : "'" + asset(f, "winning_asset_id") + "'") + " assets="
                        + assets);
            }
            default -> throw new Refused(RejectReason.BAD_TYPE);
        };
    }

    private static List<String> book(String about, Fields f) {
        String asset = asset(f, "asset_id");
        List<String> bids = levels("bid", array(f, "bids"));
        List<String> asks = levels("ask", array(f, "asks"));
        List<String> lines = new ArrayList<>();
        lines.add(about + " asset=" + asset + " tick=" + optionalTick(f, "tick_size") + " ltp="
                + optionalText(f, "last_trade_price") + " version=" + optionalText(f, "version") + " hash="
                + ReferenceScalars.hash(f.get("hash")));
        lines.addAll(bids);
        lines.addAll(asks);
        return lines;
    }

    private static List<String> levels(String side, List<Node> nodes) {
        List<String> lines = new ArrayList<>();
        Set<Long> prices = new TreeSet<>();
        for (Node node : nodes) {
            check(node.isObject(), RejectReason.BAD_SHAPE);
            Fields f = new Fields(node, List.of("price", "size"));
            check(!f.duplicate(), RejectReason.DUPLICATE_KEY);
            f.need("price");
            f.need("size");
            long price = levelPrice(f);
            long size = ReferenceScalars.scaled(f.get("size"), 6);
            check(size > 0, RejectReason.BAD_SIZE);
            check(lines.size() < LevelTable.MAX_PER_SIDE, RejectReason.TOO_MANY_LEVELS);
            lines.add(side + " " + price + " " + size);
            prices.add(price);
        }
        check(prices.size() == lines.size(), RejectReason.DUPLICATE_LEVEL);
        return lines;
    }

    private static List<String> priceChange(String about, Fields f) {
        List<String> lines = new ArrayList<>();
        lines.add(about);
        if (f.get("changes") == null) {
            lines.add(change(f, f));
            return lines;
        }
        List<String> unnamed = new ArrayList<>();
        for (Node node : array(f, "changes")) {
            check(node.isObject(), RejectReason.BAD_SHAPE);
            unnamed.add(change(new Fields(node, CHANGE_KEYS), f));
        }
        // An asset id that only the object could give is missed after all entries were found sound.
        if (unnamed.contains("")) {
            asset(f, "asset_id");
        }
        lines.addAll(unnamed);
        return lines;
    }

    /** The line of a change, empty if nobody names its asset. */
    private static String change(Fields f, Fields around) {
        check(!f.duplicate(), RejectReason.DUPLICATE_KEY);
        f.need("price");
        f.need("size");
        f.need("side");
        Node own = f.get("asset_id");
        check(own == null || ReferenceScalars.isAssetId(own), RejectReason.BAD_ID);
        long price = levelPrice(f);
        long size = ReferenceScalars.scaled(f.get("size"), 6);
        check(size >= 0, RejectReason.BAD_SIZE);
        Node side = f.need("side");
        check(side.isPlain() && side.raw().matches("BUY|SELL"), RejectReason.BAD_SIDE);
        String touch = touch(f, "/");
        Node outer = around.get("asset_id");
        Node asset = own != null ? own : outer;
        if (asset == null || !ReferenceScalars.isAssetId(asset)) {
            if (f == around) {
                asset(around, "asset_id");
            }
            return "";
        }
        String hash = ReferenceScalars.hash(f.get("hash"));
        if (own == null && hash.equals("none")) {
            hash = ReferenceScalars.hash(around.get("hash"));
        }
        return "change " + asset.text() + " " + side.text() + " " + price + " " + size + " touch=" + touch + " hash="
                + hash;
    }

    private static String tickSizeChange(String about, Fields f) {
        String asset = asset(f, "asset_id");
        f.need("new_tick_size");
        String tick = optionalTick(f, "new_tick_size");
        return about + " asset=" + asset + " old=" + optionalTick(f, "old_tick_size") + " new=" + tick;
    }

    private static String lastTradePrice(String about, Fields f) {
        String asset = asset(f, "asset_id");
        f.need("price");
        f.need("size");
        Node side = f.need("side");
        long price = levelPrice(f);
        long size = ReferenceScalars.scaled(f.get("size"), 6);
        check(size > 0, RejectReason.BAD_SIZE);
        check(side.isPlain() && side.raw().matches("BUY|SELL"), RejectReason.BAD_SIDE);
        return about + " asset=" + asset + " " + side.text() + " " + price + " " + size + " tx="
                + optionalText(f, "transaction_hash");
    }

    private static long levelPrice(Fields f) {
        long price = ReferenceScalars.scaled(f.get("price"), 4);
        check(price > 0 && price < 10_000, RejectReason.BAD_PRICE);
        return price;
    }

    private static String touch(Fields f, String separator) {
        long bid = touchPrice(f.get("best_bid"));
        long ask = touchPrice(f.get("best_ask"));
        return bid == 0 && ask == 0 ? "-1" + separator + "-1" : bid + separator + ask;
    }

    private static long touchPrice(@Nullable Node node) {
        if (node == null || (node.isPlain() && node.raw().isEmpty())) {
            return -1;
        }
        long price = ReferenceScalars.scaled(node, 4);
        check(price >= 0 && price <= 10_000, RejectReason.BAD_PRICE);
        return price;
    }

    private static String asset(Fields f, String key) {
        Node node = f.need(key);
        check(ReferenceScalars.isAssetId(node), RejectReason.BAD_ID);
        return node.text();
    }

    private static List<String> assets(Fields f) {
        List<String> ids = new ArrayList<>();
        for (Node node : array(f, f.get("assets_ids") == null ? "clob_token_ids" : "assets_ids")) {
            check(ReferenceScalars.isAssetId(node), RejectReason.BAD_ID);
            ids.add(node.text());
        }
        return ids;
    }

    private static List<Node> array(Fields f, String key) {
        Node node = f.need(key);
        check(node.isArray(), RejectReason.BAD_SHAPE);
        return node.elements();
    }

    private static String optionalTick(Fields f, String key) {
        Node node = f.get(key);
        if (node == null) {
            return "-";
        }
        String tick = ReferenceScalars.tick(node);
        if (tick == null) {
            throw new Refused(RejectReason.BAD_TICK);
        }
        return tick;
    }

    private static String optionalText(Fields f, String key) {
        Node node = f.get(key);
        check(node == null || node.isPlain(), RejectReason.BAD_TEXT);
        return node == null ? "-" : "'" + node.raw() + "'";
    }

    private static String readableMarket(Fields f) {
        Node node = f.get(f.get("market") == null ? "condition_id" : "market");
        return node != null && ReferenceScalars.isMarketId(node) ? "'" + node.text() + "'" : "-";
    }

    /** All asset ids that a refused element names in the places where the decoder looks. */
    private static Set<String> named(Fields f) {
        Set<String> names = new TreeSet<>();
        for (String key : List.of("assets_ids", "clob_token_ids")) {
            f.firstArray(key).stream().filter(ReferenceScalars::isAssetId).forEach(node -> names.add(node.text()));
        }
        for (Node change : f.firstArray("changes")) {
            Node id = change.isObject() ? new Fields(change, CHANGE_KEYS).get("asset_id") : null;
            if (id != null && ReferenceScalars.isAssetId(id)) {
                names.add(id.text());
            }
        }
        Node own = f.get("asset_id");
        if (own != null && ReferenceScalars.isAssetId(own)) {
            names.add(own.text());
        }
        return names;
    }

    private static void check(boolean holds, RejectReason reason) {
        if (!holds) {
            throw new Refused(reason);
        }
    }

    /** The known members of an object by key, aliases resolved. */
    private static final class Fields {
        private final Map<String, List<Node>> values = new HashMap<>();

        Fields(Node object, List<String> known) {
            for (Member member : object.members()) {
                String key = ALIASES.getOrDefault(member.key(), member.key());
                if (known.contains(key)) {
                    values.computeIfAbsent(key, k -> new ArrayList<>()).add(member.value());
                }
            }
        }

        boolean has(String key) {
            return values.containsKey(key);
        }

        boolean duplicate() {
            return values.values().stream().anyMatch(list -> list.size() > 1);
        }

        /** The last value of a key; null if there is none or it is a JSON null. */
        @Nullable
        Node get(String key) {
            List<Node> list = values.getOrDefault(key, List.of());
            Node last = list.isEmpty() ? null : list.get(list.size() - 1);
            return last == null || last.token() == JsonToken.VALUE_NULL ? null : last;
        }

        Node need(String key) {
            Node node = get(key);
            if (node == null) {
                throw new Refused(RejectReason.MISSING_FIELD);
            }
            return node;
        }

        List<Node> firstArray(String key) {
            List<Node> list = values.getOrDefault(key, List.of());
            return list.isEmpty() || !list.get(0).isArray()
                    ? List.of()
                    : list.get(0).elements();
        }
    }
}
