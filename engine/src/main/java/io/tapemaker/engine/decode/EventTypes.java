package io.tapemaker.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Which event an element is: by its event_type, or by its fields where older frames have none. */
final class EventTypes {

    private static final byte[] BOOK = ascii("book");
    private static final byte[] PRICE_CHANGE = ascii("price_change");
    private static final byte[] TICK_SIZE_CHANGE = ascii("tick_size_change");
    private static final byte[] LAST_TRADE_PRICE = ascii("last_trade_price");
    private static final byte[] BEST_BID_ASK = ascii("best_bid_ask");
    private static final byte[] NEW_MARKET = ascii("new_market");
    private static final byte[] MARKET_RESOLVED = ascii("market_resolved");

    private final EscapedText escaped = new EscapedText();

    /** The kind; REJECTED if event_type is not a string. */
    EventKind decide(Slots fields, byte[] bytes) {
        if (fields.isAbsent(Keys.EVENT_TYPE)) {
            return byShape(fields);
        }
        long span = fields.span(Keys.EVENT_TYPE);
        return switch (fields.kind(Keys.EVENT_TYPE)) {
            case JsonScanner.STRING -> byName(bytes, Span.start(span), Span.end(span));
            case JsonScanner.RICH_STRING ->
                escaped.resolve(bytes, Span.start(span), Span.end(span))
                        ? byName(escaped.bytes(), 0, escaped.length())
                        : EventKind.UNKNOWN_TYPE;
            default -> EventKind.REJECTED;
        };
    }

    private static EventKind byName(byte[] bytes, int start, int end) {
        if (is(PRICE_CHANGE, bytes, start, end)) {
            return EventKind.PRICE_CHANGE;
        }
        if (is(BOOK, bytes, start, end)) {
            return EventKind.BOOK;
        }
        if (is(LAST_TRADE_PRICE, bytes, start, end)) {
            return EventKind.LAST_TRADE_PRICE;
        }
        if (is(BEST_BID_ASK, bytes, start, end)) {
            return EventKind.BEST_BID_ASK;
        }
        if (is(TICK_SIZE_CHANGE, bytes, start, end)) {
            return EventKind.TICK_SIZE_CHANGE;
        }
        if (is(NEW_MARKET, bytes, start, end)) {
            return EventKind.NEW_MARKET;
        }
        return is(MARKET_RESOLVED, bytes, start, end) ? EventKind.MARKET_RESOLVED : EventKind.UNKNOWN_TYPE;
    }

    private static boolean is(byte[] name, byte[] bytes, int start, int end) {
        return Arrays.equals(bytes, start, end, name, 0, name.length);
    }

    /**
     * Old flat price changes carry the book's hash, matches do not; and every message of the user channel, whose
     * orders and trades look much like matches, has an owner.
     */
    private static EventKind byShape(Slots fields) {
        if (fields.has(Keys.OWNER)) {
            return EventKind.UNKNOWN_TYPE;
        }
        if (fields.has(Keys.BIDS) || fields.has(Keys.ASKS)) {
            return EventKind.BOOK;
        }
        if (fields.has(Keys.CHANGES)) {
            return EventKind.PRICE_CHANGE;
        }
        if (fields.has(Keys.NEW_TICK_SIZE)) {
            return EventKind.TICK_SIZE_CHANGE;
        }
        if (fields.has(Keys.PRICE)) {
            return fields.has(Keys.HASH) ? EventKind.PRICE_CHANGE : EventKind.LAST_TRADE_PRICE;
        }
        if (fields.has(Keys.BEST_BID) || fields.has(Keys.BEST_ASK)) {
            return EventKind.BEST_BID_ASK;
        }
        if (fields.has(Keys.WINNING_ASSET_ID)) {
            return EventKind.MARKET_RESOLVED;
        }
        return fields.has(Keys.ASSETS_IDS) || fields.has(Keys.CLOB_TOKEN_IDS)
                ? EventKind.NEW_MARKET
                : EventKind.UNKNOWN_TYPE;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
