package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of a side's levels, {@code {"price":"0.5","size":"45.2"},} each, kept from one hash to the next: a change
 * rewrites one level and moves those behind it, where the best and busiest are. Costs nothing until the first hash is
 * taken.
 */
final class LevelTexts {

    private static final byte[] BEFORE_PRICE = ascii("{\"price\":\"");
    private static final byte[] BEFORE_SIZE = ascii("\",\"size\":\"");
    private static final byte[] AFTER_SIZE = ascii("\"},");

    /** Longest text of one level. */
    private static final int MAX_LEVEL_LENGTH =
            BEFORE_PRICE.length + BEFORE_SIZE.length + AFTER_SIZE.length + 2 * Decimals.MAX_TEXT_LENGTH;

    private final byte[] one = new byte[MAX_LEVEL_LENGTH];
    private byte[] bytes = new byte[0];
    private int[] ends = new int[0];
    private int length;
    private boolean valid;

    /** The bytes; the first {@link #length()} of them count. */
    byte[] array() {
        return bytes;
    }

    /** Length without the last comma. */
    int length() {
        return length == 0 ? 0 : length - 1;
    }

    void invalidate() {
        valid = false;
    }

    /** Formats all levels unless they are there. */
    void ensure(long[] pricesE4, long[] sizesE6, int count) {
        if (valid) {
            return;
        }
        valid = true;
        length = 0;
        reserveEnds(pricesE4.length);
        for (int i = 0; i < count; i++) {
            int added = format(pricesE4[i], sizesE6[i]);
            reserve(added);
            System.arraycopy(one, 0, bytes, length, added);
            length += added;
            ends[i] = length;
        }
    }

    /** A level was put at an index; {@code count} levels were there before. */
    void inserted(int index, int count, long priceE4, long sizeE6) {
        if (valid) {
            reserveEnds(count + 1);
            System.arraycopy(ends, index, ends, index + 1, count - index);
            int start = index == 0 ? 0 : ends[index - 1];
            ends[index] = start;
            splice(start, start, format(priceE4, sizeE6), index, count + 1);
        }
    }

    /** The level at an index has another size; {@code count} levels are there. */
    void replaced(int index, int count, long priceE4, long sizeE6) {
        if (valid) {
            int start = index == 0 ? 0 : ends[index - 1];
            splice(start, ends[index], format(priceE4, sizeE6), index, count);
        }
    }

    /** The level at an index is going; {@code count} levels were there before. */
    void removed(int index, int count) {
        if (valid) {
            int start = index == 0 ? 0 : ends[index - 1];
            int end = ends[index];
            System.arraycopy(ends, index + 1, ends, index, count - index - 1);
            splice(start, end, 0, index, count - 1);
        }
    }

    /** Puts the first bytes of {@link #one} in place of a range and moves the ends from an index on. */
    private void splice(int start, int end, int added, int fromIndex, int count) {
        int moved = added - (end - start);
        if (moved > 0) {
            reserve(moved);
        }
        if (moved != 0) {
            System.arraycopy(bytes, end, bytes, end + moved, length - end);
            length += moved;
        }
        System.arraycopy(one, 0, bytes, start, added);
        for (int i = fromIndex; i < count; i++) {
            ends[i] += moved;
        }
    }

    private int format(long priceE4, long sizeE6) {
        int at = put(one, 0, BEFORE_PRICE);
        at += Decimals.write(one, at, priceE4, Price.DECIMALS);
        at = put(one, at, BEFORE_SIZE);
        at += Decimals.write(one, at, sizeE6, Size.DECIMALS);
        return put(one, at, AFTER_SIZE);
    }

    private void reserve(int added) {
        if (bytes.length - length < added) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + added));
        }
    }

    private void reserveEnds(int count) {
        if (ends.length < count) {
            ends = Arrays.copyOf(ends, Math.max(ends.length * 2, count));
        }
    }

    static int put(byte[] target, int offset, byte[] text) {
        System.arraycopy(text, 0, target, offset, text.length);
        return offset + text.length;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
