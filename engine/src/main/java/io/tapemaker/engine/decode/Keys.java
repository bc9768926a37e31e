package io.tapemaker.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys that the decoder reads, as small numbers (bits of a mask), found by length and eight-byte words. */
final class Keys {

    /** A key that the decoder does not read. */
    static final int UNKNOWN = 31;

    /** Instead of a key: the object has no more members, or scanning has failed. */
    static final int END = -1;

    static final int EVENT_TYPE = 0;
    static final int MARKET = 1;
    static final int CONDITION_ID = 2;
    static final int ASSET_ID = 3;
    static final int TIMESTAMP = 4;
    static final int HASH = 5;
    static final int PRICE = 6;
    static final int SIZE = 7;
    static final int SIDE = 8;
    static final int BEST_BID = 9;
    static final int BEST_ASK = 10;
    static final int TICK_SIZE = 11;
    static final int OLD_TICK_SIZE = 12;
    static final int NEW_TICK_SIZE = 13;
    static final int MIN_TICK_SIZE = 14;
    static final int LAST_TRADE_PRICE = 15;
    static final int VERSION = 16;
    static final int FEE_RATE_BPS = 17;
    static final int TRANSACTION_HASH = 18;
    static final int WINNING_ASSET_ID = 19;
    static final int OWNER = 20;
    static final int BIDS = 21;
    static final int ASKS = 22;
    static final int CHANGES = 23;
    static final int ASSETS_IDS = 24;
    static final int CLOB_TOKEN_IDS = 25;

    /** Number of known keys. */
    static final int COUNT = 26;

    /** Known keys of an element: all. */
    static final int OF_ELEMENT = (1 << COUNT) - 1;
    /** Known keys of a level of a book. */
    static final int OF_LEVEL = (1 << PRICE) | (1 << SIZE);
    /** Known keys of an entry of price_changes or changes. */
    static final int OF_CHANGE =
            OF_LEVEL | (1 << ASSET_ID) | (1 << SIDE) | (1 << HASH) | (1 << BEST_BID) | (1 << BEST_ASK);

    private static final long SIDE_WORD = word("side");
    private static final long SIZE_WORD = word("size");
    private static final long HASH_WORD = word("hash");
    private static final long BIDS_WORD = word("bids");
    private static final long ASKS_WORD = word("asks");
    private static final long BUYS_WORD = word("buys");
    private static final long PRICE_WORD = word("price");
    private static final long OWNER_WORD = word("owner");
    private static final long SELLS_WORD = word("sells");
    private static final long MARKET_WORD = word("market");
    private static final long VERSION_WORD = word("version");
    private static final long CHANGES_WORD = word("changes");
    private static final long ASSET_ID_WORD = word("asset_id");
    private static final long BEST_BID_WORD = word("best_bid");
    private static final long BEST_ASK_WORD = word("best_ask");

    private static final long TIMESTAMP_HEAD = head("timestamp");
    private static final long TIMESTAMP_TAIL = tail("timestamp");
    private static final long TICK_SIZE_HEAD = head("tick_size");
    private static final long TICK_SIZE_TAIL = tail("tick_size");
    private static final long EVENT_TYPE_HEAD = head("event_type");
    private static final long EVENT_TYPE_TAIL = tail("event_type");
    private static final long ASSETS_IDS_HEAD = head("assets_ids");
    private static final long ASSETS_IDS_TAIL = tail("assets_ids");
    private static final long CONDITION_ID_HEAD = head("condition_id");
    private static final long CONDITION_ID_TAIL = tail("condition_id");
    private static final long FEE_RATE_BPS_HEAD = head("fee_rate_bps");
    private static final long FEE_RATE_BPS_TAIL = tail("fee_rate_bps");
    private static final long PRICE_CHANGES_HEAD = head("price_changes");
    private static final long PRICE_CHANGES_TAIL = tail("price_changes");
    private static final long OLD_TICK_SIZE_HEAD = head("old_tick_size");
    private static final long OLD_TICK_SIZE_TAIL = tail("old_tick_size");
    private static final long NEW_TICK_SIZE_HEAD = head("new_tick_size");
    private static final long NEW_TICK_SIZE_TAIL = tail("new_tick_size");
    private static final long CLOB_TOKEN_IDS_HEAD = head("clob_token_ids");
    private static final long CLOB_TOKEN_IDS_TAIL = tail("clob_token_ids");
    private static final long LAST_TRADE_PRICE_HEAD = head("last_trade_price");
    private static final long LAST_TRADE_PRICE_TAIL = tail("last_trade_price");
    private static final long WINNING_ASSET_ID_HEAD = head("winning_asset_id");
    private static final long WINNING_ASSET_ID_TAIL = tail("winning_asset_id");
    private static final long TRANSACTION_HASH_HEAD = head("transaction_hash");
    private static final long TRANSACTION_HASH_TAIL = tail("transaction_hash");
    private static final byte[] MIN_TICK_SIZE_KEY = "order_price_min_tick_size".getBytes(StandardCharsets.US_ASCII);

    private Keys() {}

    /** Whether the value is a string of digits on the wire. */
    static boolean isDigits(int key) {
        return key == ASSET_ID || key == TIMESTAMP || key == WINNING_ASSET_ID;
    }

    /** The key in {@code bytes[start, end)} (plain ASCII), or {@link #UNKNOWN}. */
    static int of(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length <= Long.BYTES) {
            return ofWord(Swar.load(bytes, start, length), length);
        }
        if (length <= 2 * Long.BYTES) {
            return ofWords(Swar.load(bytes, start), Swar.load(bytes, end - Long.BYTES), length);
        }
        return Arrays.equals(bytes, start, end, MIN_TICK_SIZE_KEY, 0, MIN_TICK_SIZE_KEY.length)
                ? MIN_TICK_SIZE
                : UNKNOWN;
    }

    private static int ofWord(long word, int length) {
        switch (length) {
            case 4:
                return ofFour(word);
            case 5:
                return word == PRICE_WORD ? PRICE : word == SELLS_WORD ? ASKS : word == OWNER_WORD ? OWNER : UNKNOWN;
            case 6:
                return word == MARKET_WORD ? MARKET : UNKNOWN;
            case 7:
                return word == VERSION_WORD ? VERSION : word == CHANGES_WORD ? CHANGES : UNKNOWN;
            case 8:
                if (word == ASSET_ID_WORD) {
                    return ASSET_ID;
                }
                return word == BEST_BID_WORD ? BEST_BID : word == BEST_ASK_WORD ? BEST_ASK : UNKNOWN;
            default:
                return UNKNOWN;
        }
    }

    private static int ofFour(long word) {
        if (word == SIZE_WORD) {
            return SIZE;
        }
        if (word == SIDE_WORD) {
            return SIDE;
        }
        if (word == HASH_WORD) {
            return HASH;
        }
        if (word == BIDS_WORD || word == BUYS_WORD) {
            return BIDS;
        }
        return word == ASKS_WORD ? ASKS : UNKNOWN;
    }

    private static int ofWords(long head, long tail, int length) {
        switch (length) {
            case 9:
                return head == TIMESTAMP_HEAD && tail == TIMESTAMP_TAIL
                        ? TIMESTAMP
                        : head == TICK_SIZE_HEAD && tail == TICK_SIZE_TAIL ? TICK_SIZE : UNKNOWN;
            case 10:
                return head == EVENT_TYPE_HEAD && tail == EVENT_TYPE_TAIL
                        ? EVENT_TYPE
                        : head == ASSETS_IDS_HEAD && tail == ASSETS_IDS_TAIL ? ASSETS_IDS : UNKNOWN;
            case 12:
                return head == CONDITION_ID_HEAD && tail == CONDITION_ID_TAIL
                        ? CONDITION_ID
                        : head == FEE_RATE_BPS_HEAD && tail == FEE_RATE_BPS_TAIL ? FEE_RATE_BPS : UNKNOWN;
            case 13:
                if (head == PRICE_CHANGES_HEAD && tail == PRICE_CHANGES_TAIL) {
                    return CHANGES;
                }
                return head == OLD_TICK_SIZE_HEAD && tail == OLD_TICK_SIZE_TAIL
                        ? OLD_TICK_SIZE
                        : head == NEW_TICK_SIZE_HEAD && tail == NEW_TICK_SIZE_TAIL ? NEW_TICK_SIZE : UNKNOWN;
            case 14:
                return head == CLOB_TOKEN_IDS_HEAD && tail == CLOB_TOKEN_IDS_TAIL ? CLOB_TOKEN_IDS : UNKNOWN;
            case 16:
                if (head == LAST_TRADE_PRICE_HEAD && tail == LAST_TRADE_PRICE_TAIL) {
                    return LAST_TRADE_PRICE;
                }
                return head == WINNING_ASSET_ID_HEAD && tail == WINNING_ASSET_ID_TAIL
                        ? WINNING_ASSET_ID
                        : head == TRANSACTION_HASH_HEAD && tail == TRANSACTION_HASH_TAIL ? TRANSACTION_HASH : UNKNOWN;
            default:
                return UNKNOWN;
        }
    }

    private static long word(String ascii) {
        byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        return Swar.load(bytes, 0, bytes.length);
    }

    private static long head(String ascii) {
        return word(ascii.substring(0, Long.BYTES));
    }

    /** The last eight bytes: with {@link #head} they cover a key of 9 to 16 bytes, overlapping in the middle. */
    private static long tail(String ascii) {
        return word(ascii.substring(ascii.length() - Long.BYTES));
    }
}
