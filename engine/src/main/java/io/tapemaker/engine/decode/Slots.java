package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/** Kinds and spans of the known scalar fields of one JSON object, before it is decided what the object means. */
final class Slots {

    /** A touch price that is there and is not one. */
    static final long BAD_TOUCH = -2L;

    private static final int PLAIN = (1 << JsonScanner.STRING) | (1 << JsonScanner.DIGITS);
    private static final int DECIMAL = PLAIN | (1 << JsonScanner.NUMBER);

    private final long[] spans = new long[Keys.COUNT];
    private final int[] kinds = new int[Keys.COUNT];
    private int seen;
    private int absent;
    private int duplicates;

    void clear() {
        seen = 0;
        absent = -1;
        duplicates = 0;
    }

    /** Reads the flat object at hand; fields that the reader does not know are validated and skipped. */
    void read(JsonScanner scanner, KeyReader keys, byte[] bytes) {
        clear();
        if (!scanner.enterObject()) {
            return;
        }
        int place = keys.pass(bytes, 0, this);
        if (place > 0 && scanner.passClosing()) {
            return;
        }
        for (int key = keys.next(bytes, place); key != Keys.END; key = keys.next(bytes, place)) {
            readValue(scanner, key);
            place = keys.pass(bytes, place + 1, this);
        }
    }

    /** Reads the value at hand into the field of a key, or skips it if the key is unknown. */
    void readValue(JsonScanner scanner, int key) {
        int kind = Keys.isDigits(key) ? scanner.digits() : scanner.value();
        if (key != Keys.UNKNOWN) {
            put(key, kind, Span.of(scanner.start(), scanner.end()));
        }
    }

    /** Stores a plain string without the book-keeping of {@link #putAll}, which has to follow. */
    void putText(int key, int kind, long span) {
        kinds[key] = kind;
        spans[key] = span;
    }

    /** Notes that the fields of a mask were stored, those of another mask more than once. */
    void putAll(int stored, int repeated) {
        duplicates |= repeated | (seen & stored);
        seen |= stored;
        absent &= ~stored;
    }

    /** Stores a field; the second one of the same key marks the object as ambiguous. */
    void put(int key, int kind, long span) {
        putText(key, kind, span);
        putAll(1 << key, 0);
        if (kind == JsonScanner.NULL) {
            absent |= 1 << key;
        }
    }

    boolean hasDuplicate() {
        return duplicates != 0;
    }

    /** Whether the key occurred, with any value. */
    boolean has(int key) {
        return (seen & (1 << key)) != 0;
    }

    /** Whether one of the keys of a mask is absent or null. */
    boolean isAnyAbsent(int mask) {
        return (absent & mask) != 0;
    }

    /** Whether the key is absent or null, which is the same here. */
    boolean isAbsent(int key) {
        return (absent & (1 << key)) != 0;
    }

    /** Whether the value is a string without escapes. */
    boolean isText(int key) {
        return has(key) && ((1 << kinds[key]) & PLAIN) != 0;
    }

    /** Whether the value is any string. */
    boolean isString(int key) {
        return isText(key) || (has(key) && kinds[key] == JsonScanner.RICH_STRING);
    }

    boolean isEmptyText(int key) {
        return isText(key) && Span.length(spans[key]) == 0;
    }

    /** Whether the value is a string without escapes or a number: what the venue writes decimals as. */
    boolean isDecimal(int key) {
        return has(key) && ((1 << kinds[key]) & DECIMAL) != 0;
    }

    int kind(int key) {
        return kinds[key];
    }

    long span(int key) {
        return spans[key];
    }

    /** A price in E4 from 0 to 10,000, or {@link Decimals#INVALID}. */
    long priceE4(int key, byte[] bytes) {
        return isDecimal(key)
                ? WireText.priceE4(bytes, Span.start(spans[key]), Span.end(spans[key]))
                : Decimals.INVALID;
    }

    /** A size in E6, or {@link Decimals#INVALID}. */
    long sizeE6(int key, byte[] bytes) {
        return isDecimal(key) ? WireText.sizeE6(bytes, Span.start(spans[key]), Span.end(spans[key])) : Decimals.INVALID;
    }

    /** A best price: 0 to 10,000, {@link ChangeTable#NOT_CARRIED} if absent, null or empty, or {@link #BAD_TOUCH}. */
    long touchE4(int key, byte[] bytes) {
        if (isAbsent(key) || isEmptyText(key)) {
            return ChangeTable.NOT_CARRIED;
        }
        long priceE4 = priceE4(key, bytes);
        return priceE4 == Decimals.INVALID ? BAD_TOUCH : priceE4;
    }

    /** Milliseconds, or {@link Decimals#INVALID}. */
    long timestampMs(int key, byte[] bytes) {
        return isDecimal(key)
                ? WireText.timestampMs(bytes, Span.start(spans[key]), Span.end(spans[key]))
                : Decimals.INVALID;
    }

    @Nullable
    TickSize tickSize(int key, byte[] bytes) {
        return isDecimal(key) ? TickSize.parse(bytes, Span.start(spans[key]), Span.length(spans[key])) : null;
    }

    @Nullable
    Side side(int key, byte[] bytes) {
        return isText(key) ? WireText.side(bytes, Span.start(spans[key]), Span.end(spans[key])) : null;
    }

    boolean isAssetId(int key, byte[] bytes) {
        return has(key)
                && kinds[key] == JsonScanner.DIGITS
                && WireText.isAssetId(bytes, Span.start(spans[key]), Span.end(spans[key]));
    }

    boolean isMarketId(int key, byte[] bytes) {
        return isText(key) && WireText.isMarketId(bytes, Span.start(spans[key]), Span.end(spans[key]));
    }

    void readHash(int key, byte[] bytes, HexHash hash) {
        if (isText(key)) {
            hash.read(bytes, Span.start(spans[key]), Span.end(spans[key]));
        } else {
            hash.clear();
        }
    }
}
