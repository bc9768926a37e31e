package io.tapemaker.engine.decode;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The venue's scalars out of their text. All of them answer {@link Decimals#INVALID} or false, and never throw. */
final class WireText {

    /** 2100-01-01T00:00:00Z. */
    static final long END_OF_TIME_MS = 4_102_444_800_000L;

    private static final int MAX_ID_DIGITS = 78;
    private static final int MAX_MARKET_LENGTH = 80;
    private static final int TIMESTAMP_DIGITS = 13;

    private static final long ZEROS = 0x3030303030303030L;
    private static final long[] SCALES = {1L, 10L, 100L, 1_000L, 10_000L, 100_000L, 1_000_000L};
    private static final long BUY = 'B' | ('U' << 8) | ('Y' << 16);
    private static final long SELL = 'S' | ('E' << 8) | ('L' << 16) | ('L' << 24);

    private static final byte[] MAX_ID =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935"
                    .getBytes(StandardCharsets.US_ASCII);

    private WireText() {}

    /** A price in E4, from 0 to 10,000. */
    static long priceE4(byte[] bytes, int start, int end) {
        long priceE4 = decimal(bytes, start, end, Price.DECIMALS);
        return priceE4 > Price.ONE_E4 ? Decimals.INVALID : priceE4;
    }

    /** A size in E6. */
    static long sizeE6(byte[] bytes, int start, int end) {
        return decimal(bytes, start, end, Size.DECIMALS);
    }

    /**
     * As {@link Decimals#parse}, whose word is final, with a short cut for texts of at most eight bytes: nearly all
     * of them.
     */
    static long decimal(byte[] bytes, int start, int end, int decimals) {
        int length = end - start;
        if (length < 1 || length > Long.BYTES) {
            return Decimals.parse(bytes, start, length, decimals);
        }
        // Without branches on where the point is: sizes come with and without one, and a mispredicted branch costs more
        // than all this.
        long text = Swar.load(bytes, start, length);
        int whole = Math.min(Swar.firstMark(Swar.points(text)), length);
        int fraction = Math.max(length - whole - 1, 0);
        if (whole == 0 || whole == length - 1 || fraction > decimals) {
            return Decimals.parse(bytes, start, length, decimals);
        }
        // Close the gap of the point, then push the digits up against the high end with zeros before them.
        int digitBits = (whole + fraction) * Byte.SIZE;
        long wholeMask = -1L >>> (Long.SIZE - whole * Byte.SIZE);
        long digits = (text & wholeMask) | ((text >>> Byte.SIZE) & ~wholeMask);
        long padded = (digits << (Long.SIZE - digitBits)) | (ZEROS >>> (digitBits - 1) >>> 1);
        return Swar.isDigits(padded) ? Swar.digits(padded) * SCALES[decimals - fraction] : Decimals.INVALID;
    }

    /** BUY or SELL, or null. */
    static @Nullable Side side(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length > 4) {
            return null;
        }
        long word = Swar.load(bytes, start, length);
        return word == BUY ? Side.BUY : word == SELL ? Side.SELL : null;
    }

    /** Milliseconds since 1970, before the year 2100. */
    static long timestampMs(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < 1 || length > TIMESTAMP_DIGITS || (length > 1 && bytes[start] == '0')) {
            return Decimals.INVALID;
        }
        long value = 0;
        int at = start;
        if (length >= Long.BYTES) {
            long word = Swar.load(bytes, start);
            if (!Swar.isDigits(word)) {
                return Decimals.INVALID;
            }
            value = Swar.digits(word);
            at += Long.BYTES;
        }
        for (; at < end; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return Decimals.INVALID;
            }
            value = value * 10 + digit;
        }
        return value < END_OF_TIME_MS ? value : Decimals.INVALID;
    }

    /** Whether decimal digits are a number of 256 bits without leading zero. */
    static boolean isAssetId(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < MAX_ID_DIGITS) {
            return bytes[start] != '0' || length == 1;
        }
        return length == MAX_ID_DIGITS
                && bytes[start] != '0'
                && Arrays.compare(bytes, start, end, MAX_ID, 0, MAX_ID_DIGITS) <= 0;
    }

    /**
     * Whether text that JSON allows without escapes is 0x and printable ASCII; its length tells 32-byte, 31-byte and
     * test ids apart, so it stays open.
     */
    static boolean isMarketId(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < 3 || length > MAX_MARKET_LENGTH || bytes[start] != '0' || bytes[start + 1] != 'x') {
            return false;
        }
        for (int at = start; at < end; at += Long.BYTES) {
            if (Swar.hasDelete(Swar.load(bytes, at, Math.min(end - at, Long.BYTES)))) {
                return false;
            }
        }
        return true;
    }
}
