package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of a side's levels, {@code {"price":"0.5","size":"45.2"},} each, kept from one hash to the next: only the
 * levels from the first changed one on are written anew, and the best and busiest are last. A side that is not hashed
 * pays nothing.
 */
final class LevelTexts {

    private static final byte[] BEFORE_PRICE = ascii("{\"price\":\"");
    private static final byte[] BEFORE_SIZE = ascii("\",\"size\":\"");
    private static final byte[] AFTER_SIZE = ascii("\"},");

    /** Longest text of one level. */
    private static final int MAX_LEVEL_LENGTH =
            BEFORE_PRICE.length + BEFORE_SIZE.length + AFTER_SIZE.length + 2 * Decimals.MAX_TEXT_LENGTH;

    private byte[] bytes = new byte[0];
    private int[] ends = new int[0];

    /** Levels whose text is right; those behind them have to be written. */
    private int written;

    /** The bytes; the first {@link #length()} of them count. */
    byte[] array() {
        return bytes;
    }

    /** Length without the last comma. */
    int length() {
        return written == 0 ? 0 : ends[written - 1] - 1;
    }

    /** The level at an index, or what lies behind it, is not what it was. */
    void changedFrom(int index) {
        if (index < written) {
            written = index;
        }
    }

    /** Writes the levels that changed. */
    void ensure(long[] pricesE4, long[] sizesE6, int count) {
        if (written < count) {
            if (ends.length < count) {
                ends = Arrays.copyOf(ends, pricesE4.length);
            }
            int end = written == 0 ? 0 : ends[written - 1];
            for (int i = written; i < count; i++) {
                end = write(end, pricesE4[i], sizesE6[i]);
                ends[i] = end;
            }
            written = count;
        }
    }

    private int write(int start, long priceE4, long sizeE6) {
        if (bytes.length - start < MAX_LEVEL_LENGTH) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2 + MAX_LEVEL_LENGTH);
        }
        int at = put(bytes, start, BEFORE_PRICE);
        at += Decimals.write(bytes, at, priceE4, Price.DECIMALS);
        at = put(bytes, at, BEFORE_SIZE);
        at += Decimals.write(bytes, at, sizeE6, Size.DECIMALS);
        return put(bytes, at, AFTER_SIZE);
    }

    static int put(byte[] target, int offset, byte[] text) {
        System.arraycopy(text, 0, target, offset, text.length);
        return offset + text.length;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
