package io.tapemaker.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The keys that the decoder reads, as small numbers (bits of a mask). The arrays come last. */
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

    /** Keys of more than eight bytes, with their numbers in {@link #LONG_KEYS}; the frequent ones first. */
    private static final byte[][] LONG_TEXTS = {
        ascii("timestamp"),
        ascii("event_type"),
        ascii("price_changes"),
        ascii("last_trade_price"),
        ascii("tick_size"),
        ascii("transaction_hash"),
        ascii("fee_rate_bps"),
        ascii("new_tick_size"),
        ascii("old_tick_size"),
        ascii("assets_ids"),
        ascii("clob_token_ids"),
        ascii("condition_id"),
        ascii("winning_asset_id"),
        ascii("order_price_min_tick_size"),
    };

    private static final int[] LONG_KEYS = {
        TIMESTAMP,
        EVENT_TYPE,
        CHANGES,
        LAST_TRADE_PRICE,
        TICK_SIZE,
        TRANSACTION_HASH,
        FEE_RATE_BPS,
        NEW_TICK_SIZE,
        OLD_TICK_SIZE,
        ASSETS_IDS,
        CLOB_TOKEN_IDS,
        CONDITION_ID,
        WINNING_ASSET_ID,
        MIN_TICK_SIZE,
    };

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
        for (int i = 0; i < LONG_TEXTS.length; i++) {
            byte[] text = LONG_TEXTS[i];
            if (text.length == length && Arrays.equals(bytes, start, end, text, 0, length)) {
                return LONG_KEYS[i];
            }
        }
        return UNKNOWN;
    }

    /** Whether the value is an array on the wire. */
    static boolean isArray(int key) {
        return key >= BIDS && key < COUNT;
    }

    private static int ofWord(long word, int length) {
        return switch (length) {
            case 4 -> ofFour(word);
            case 5 -> word == PRICE_WORD ? PRICE : word == SELLS_WORD ? ASKS : word == OWNER_WORD ? OWNER : UNKNOWN;
            case 6 -> word == MARKET_WORD ? MARKET : UNKNOWN;
            case 7 -> word == VERSION_WORD ? VERSION : word == CHANGES_WORD ? CHANGES : UNKNOWN;
            case 8 -> ofEight(word);
            default -> UNKNOWN;
        };
    }

    private static int ofEight(long word) {
        if (word == ASSET_ID_WORD) {
            return ASSET_ID;
        }
        return word == BEST_BID_WORD ? BEST_BID : word == BEST_ASK_WORD ? BEST_ASK : UNKNOWN;
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

    private static long word(String key) {
        return Swar.load(ascii(key), 0, key.length());
    }

    private static byte[] ascii(String key) {
        return key.getBytes(StandardCharsets.US_ASCII);
    }
}
