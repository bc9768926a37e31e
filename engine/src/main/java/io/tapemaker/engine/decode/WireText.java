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

    private static final long BUY = 'B' | ('U' << 8) | ('Y' << 16);
    private static final long SELL = 'S' | ('E' << 8) | ('L' << 16) | ('L' << 24);

    private static final byte[] MAX_ID =
            "115792089237316195423570985008687907853269984665640564039457584007913129639935"
                    .getBytes(StandardCharsets.US_ASCII);

    private WireText() {}

    /** A price in E4, from 0 to 10,000. */
    static long priceE4(byte[] bytes, int start, int end) {
        if (end - start == 4 && bytes[start] == '0' && bytes[start + 1] == '.') {
            int tenths = bytes[start + 2] - '0';
            int cents = bytes[start + 3] - '0';
            if (tenths >= 0 && tenths <= 9 && cents >= 0 && cents <= 9) {
                return tenths * 1_000L + cents * 100L;
            }
        }
        return Price.parse(bytes, start, end - start);
    }

    /** A size in E6. */
    static long sizeE6(byte[] bytes, int start, int end) {
        return Size.parse(bytes, start, end - start);
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
        for (int i = start; i < end; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return Decimals.INVALID;
            }
            value = value * 10 + digit;
        }
        return value < END_OF_TIME_MS ? value : Decimals.INVALID;
    }

    /** Whether the text is a decimal number of 256 bits without leading zero. */
    static boolean isAssetId(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < 1 || length > MAX_ID_DIGITS || (length > 1 && bytes[start] == '0')) {
            return false;
        }
        int at = start;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            if (!Swar.isDigits(Swar.load(bytes, at))) {
                return false;
            }
        }
        for (; at < end; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return length < MAX_ID_DIGITS || Arrays.compare(bytes, start, end, MAX_ID, 0, MAX_ID_DIGITS) <= 0;
    }

    /** Whether the text is 0x and printable ASCII; its length tells 32-byte, 31-byte and test ids apart, so it stays open. */
    static boolean isMarketId(byte[] bytes, int start, int end) {
        int length = end - start;
        if (length < 3 || length > MAX_MARKET_LENGTH || bytes[start] != '0' || bytes[start + 1] != 'x') {
            return false;
        }
        for (int i = start + 2; i < end; i++) {
            if (bytes[i] <= ' ' || bytes[i] > '~') {
                return false;
            }
        }
        return true;
    }
}
