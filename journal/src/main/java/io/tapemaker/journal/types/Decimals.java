package io.tapemaker.journal.types;

import java.nio.charset.StandardCharsets;

/**
 * Plain decimals (digits, at most one point; no sign, exponent or blanks) to and from scaled longs, in ASCII bytes
 * and without allocation. A double is never involved: {@code 0.57} has no exact one.
 */
public final class Decimals {

    /** What the parsers return for text that is not a plain decimal, has too many decimals, or does not fit a long. */
    public static final long INVALID = -1L;

    /** Longest text {@link #write} produces: 19 digits, a point and a leading zero. */
    public static final int MAX_TEXT_LENGTH = 21;

    private static final long[] POWERS_OF_TEN = {1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L};

    private Decimals() {}

    /**
     * The value of the text times 10^{@code decimals}, or {@link #INVALID}.
     *
     * @param decimals 0 to 6; a non-zero digit beyond them makes the text invalid, a zero does not
     */
    public static long parse(byte[] text, int offset, int length, int decimals) {
        if (length <= 0) {
            return INVALID;
        }
        long value = 0;
        int fraction = -1;
        for (int i = offset, end = offset + length; i < end; i++) {
            int digit = text[i] - '0';
            if (digit == '.' - '0') {
                if (fraction >= 0 || i == offset || i == end - 1) {
                    return INVALID;
                }
                fraction = 0;
            } else if (digit < 0 || digit > 9) {
                return INVALID;
            } else if (fraction == decimals) {
                if (digit != 0) {
                    return INVALID;
                }
            } else {
                value = timesTenPlus(value, digit);
                if (value < 0) {
                    return INVALID;
                }
                if (fraction >= 0) {
                    fraction++;
                }
            }
        }
        return scaleUp(value, decimals - Math.max(fraction, 0));
    }

    /** As {@link #parse(byte[], int, int, int)}, for text that is not on the hot path. */
    public static long parse(String text, int decimals) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length, decimals);
    }

    private static long timesTenPlus(long value, int digit) {
        return value > (Long.MAX_VALUE - digit) / 10 ? INVALID : value * 10 + digit;
    }

    private static long scaleUp(long value, int missingDecimals) {
        long factor = POWERS_OF_TEN[missingDecimals];
        return value > Long.MAX_VALUE / factor ? INVALID : value * factor;
    }

    /**
     * Writes {@code value / 10^decimals} in the venue's shortest form ({@code 0.1}, {@code 12}, never {@code 0.10})
     * and returns the number of bytes written.
     *
     * @param value not negative
     */
    public static int write(byte[] target, int offset, long value, int decimals) {
        long factor = POWERS_OF_TEN[decimals];
        long whole = value / factor;
        int position = offset + writeLong(target, offset, whole);
        long fraction = value - whole * factor;
        if (fraction != 0) {
            // Last digit first: a division by a constant is a multiplication, one by the factor is not.
            int shown = decimals;
            for (; fraction % 10 == 0; fraction /= 10) {
                shown--;
            }
            target[position] = '.';
            for (int i = position + shown; i > position; i--) {
                target[i] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            position += 1 + shown;
        }
        return position - offset;
    }

    /** As {@link #write}, with exactly {@code shown} decimals ({@code 0.500}); digits beyond them are dropped. */
    public static int writeFixed(byte[] target, int offset, long value, int decimals, int shown) {
        long factor = POWERS_OF_TEN[decimals];
        int position = offset + writeLong(target, offset, value / factor);
        long fraction = value % factor;
        if (shown > 0) {
            target[position++] = '.';
            for (int i = 0; i < shown; i++) {
                factor = factor > 1 ? factor / 10 : 1;
                target[position++] = (byte) ('0' + (i < decimals ? fraction / factor : 0));
                fraction = i < decimals ? fraction % factor : 0;
            }
        }
        return position - offset;
    }

    /** Writes the digits of a non-negative long and returns their number. */
    public static int writeLong(byte[] target, int offset, long value) {
        int digits = 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = value;
        for (int i = offset + digits - 1; i >= offset; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return digits;
    }

    /** {@link #write} as a string, for people and tests. */
    public static String format(long value, int decimals) {
        byte[] text = new byte[MAX_TEXT_LENGTH];
        return new String(text, 0, write(text, 0, value, decimals), StandardCharsets.US_ASCII);
    }
}
