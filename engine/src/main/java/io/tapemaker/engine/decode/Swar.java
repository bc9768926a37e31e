package io.tapemaker.engine.decode;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes at a time in a long: the first byte in memory is the lowest. */
final class Swar {

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private Swar() {}

    /** The eight bytes from {@code at}, all of them inside the array. */
    static long load(byte[] bytes, int at) {
        return (long) LITTLE.get(bytes, at);
    }

    /** The {@code count} bytes from {@code at}, 0 to 8, zeros above: never reads beyond the array. */
    static long load(byte[] bytes, int at, int count) {
        if (at <= bytes.length - Long.BYTES && count > 0) {
            return load(bytes, at) & (-1L >>> (Long.SIZE - count * Byte.SIZE));
        }
        long word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes[at + i] & 0xFFL) << (i * 8);
        }
        return word;
    }

    /**
     * Marks the bytes that end the fast part of a JSON string: quote, backslash, control and non-ASCII. Flipping bit
     * 1 swaps the quote below the space, next to the control characters, so that one comparison finds both. Only the
     * lowest mark is exact (a borrow can set marks above it), and only that one is used.
     */
    static long stringStops(long word) {
        return (((word ^ ONES * 0x02) - ONES * 0x21) | ((word ^ ONES * '\\') - ONES) | word) & HIGHS;
    }

    /** Index of the lowest marked byte. */
    static int firstMark(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /** Marks the bytes that are not decimal digits. Only the lowest mark is exact. */
    static long nonDigits(long word) {
        long values = word ^ ONES * '0';
        return ((values + ONES * (0x7F - 9)) | values) & HIGHS;
    }

    /** Whether a byte, none being above 0x7F, is the control character DEL. */
    static boolean hasDelete(long word) {
        return ((word + ONES) & HIGHS) != 0;
    }

    /** Whether all eight bytes, none above 0x7F, are decimal digits. */
    static boolean isDigits(long word) {
        return (word & (word + 0x0606060606060606L) & 0xF0F0F0F0F0F0F0F0L) == 0x3030303030303030L;
    }

    /** The four bytes that eight lower-case hex digits stand for, big-endian in the low half, or -1. */
    static long hex(long word) {
        long letters = (word >>> 6) & ONES;
        long nibbles = (word & ONES * 0x0F) + letters * 9;
        long aboveNine = ((nibbles + ONES * 6) >>> 4) & ONES;
        // Writing the nibbles back as text is the validity check: any other byte does not come out as it went in.
        if (nibbles + ONES * '0' + aboveNine * ('a' - '0' - 10) != word || (nibbles & 0xF0F0F0F0F0F0F0F0L) != 0) {
            return -1L;
        }
        long pairs = ((nibbles << 4) | (nibbles >>> 8)) & 0x00FF00FF00FF00FFL;
        long quads = (pairs | (pairs >>> 8)) & 0x0000FFFF0000FFFFL;
        return Integer.reverseBytes((int) (quads | (quads >>> 16))) & 0xFFFFFFFFL;
    }

    /** Marks the bytes that are a point. Only the lowest mark is exact. */
    static long points(long word) {
        long point = word ^ ONES * '.';
        return (point - ONES) & ~point & HIGHS;
    }

    /** The number that eight decimal digits stand for, the first one in the lowest byte. */
    static long digits(long word) {
        long pairs = ((word & ONES * 0x0F) * ((10 << 8) + 1)) >>> 8;
        long quads = ((pairs & 0x00FF00FF00FF00FFL) * ((100 << 16) + 1)) >>> 16;
        return ((quads & 0x0000FFFF0000FFFFL) * ((10_000L << 32) + 1)) >>> 32;
    }
}
