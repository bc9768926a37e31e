package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.TickSize;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * The venue's book hash: SHA-1 over the book as compact JSON with its keys in this order: market, asset_id,
 * timestamp, hash (empty), bids, asks, min_order_size, tick_size, neg_risk, last_trade_price and, where the market
 * has one, version. Levels stand as on the wire, the best last. The JSON is fed to the digest in pieces, never put
 * together.
 */
final class BookHash {

    static final int LENGTH = 20;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] BEFORE_BIDS = LevelTexts.ascii("\",\"hash\":\"\",\"bids\":[");
    private static final byte[] BEFORE_ASKS = LevelTexts.ascii("],\"asks\":[");
    private static final byte[] BEFORE_MIN_ORDER_SIZE = LevelTexts.ascii("],\"min_order_size\":\"");
    private static final byte[] BEFORE_TICK_SIZE = LevelTexts.ascii("\",\"tick_size\":\"");
    private static final byte[] BEFORE_NEG_RISK = LevelTexts.ascii("\",\"neg_risk\":");
    private static final byte[] TRUE = LevelTexts.ascii("true");
    private static final byte[] FALSE = LevelTexts.ascii("false");
    private static final byte[] BEFORE_LAST_TRADE_PRICE = LevelTexts.ascii(",\"last_trade_price\":\"");
    private static final byte[] BEFORE_VERSION = LevelTexts.ascii("\",\"version\":\"");
    private static final byte[] END = LevelTexts.ascii("\"}");
    private static final byte[][] TICK_TEXTS = tickTexts();

    private final MessageDigest sha1;
    private final byte[] digest = new byte[LENGTH];
    private byte[] piece = new byte[256];
    private final BookHashValue value = new BookHashValue();

    BookHash() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    private static byte[][] tickTexts() {
        TickSize[] ticks = TickSize.values();
        byte[][] texts = new byte[ticks.length + 1][];
        for (TickSize tick : ticks) {
            texts[tick.code()] = LevelTexts.ascii(tick.text());
        }
        return texts;
    }

    /** The hash of a book as it is now; reused, valid until the next call. */
    BookHashValue of(OrderBook book, HashInputs inputs) {
        return of(book.hashPrefix(), book.bids().texts(), book.asks().texts(), inputs);
    }

    /** The hash of a book's parts, with the levels in the order of their texts. */
    BookHashValue of(byte[] prefix, LevelTexts bids, LevelTexts asks, HashInputs inputs) {
        sha1.update(prefix, 0, prefix.length);
        int length = Decimals.writeLong(piece, 0, inputs.timestampMs);
        sha1.update(piece, 0, LevelTexts.put(piece, length, BEFORE_BIDS));
        sha1.update(bids.array(), 0, bids.length());
        sha1.update(BEFORE_ASKS, 0, BEFORE_ASKS.length);
        sha1.update(asks.array(), 0, asks.length());
        sha1.update(piece, 0, writeTail(inputs));
        try {
            sha1.digest(digest, 0, LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-1 has " + LENGTH + " bytes", e);
        }
        value.set((long) LONGS.get(digest, 0), (long) LONGS.get(digest, 8), (int) INTS.get(digest, 16));
        return value;
    }

    private int writeTail(HashInputs inputs) {
        byte[] tick = TICK_TEXTS[inputs.tickSize.code()];
        int at = put(0, BEFORE_MIN_ORDER_SIZE, BEFORE_MIN_ORDER_SIZE.length);
        at = put(at, inputs.minOrderSize, inputs.minOrderSize.length);
        at = put(at, BEFORE_TICK_SIZE, BEFORE_TICK_SIZE.length);
        at = put(at, tick, tick.length);
        at = put(at, BEFORE_NEG_RISK, BEFORE_NEG_RISK.length);
        at = inputs.negRisk ? put(at, TRUE, TRUE.length) : put(at, FALSE, FALSE.length);
        at = put(at, BEFORE_LAST_TRADE_PRICE, BEFORE_LAST_TRADE_PRICE.length);
        at = put(at, inputs.lastTradePrice, inputs.lastTradePriceLength);
        if (inputs.version.length > 0) {
            at = put(at, BEFORE_VERSION, BEFORE_VERSION.length);
            at = put(at, inputs.version, inputs.version.length);
        }
        return put(at, END, END.length);
    }

    private int put(int offset, byte[] text, int length) {
        if (piece.length - offset < length) {
            piece = Arrays.copyOf(piece, piece.length * 2 + length);
        }
        System.arraycopy(text, 0, piece, offset, length);
        return offset + length;
    }
}
