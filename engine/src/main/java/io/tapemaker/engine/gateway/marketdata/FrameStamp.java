package io.tapemaker.engine.gateway.marketdata;

import io.tapemaker.journal.types.Decimals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * The event time of a recorded frame: when it was received if the recording says so, else the frame's own timestamp.
 * A light look at the bytes, since a gateway knows no domain: the first {@code "timestamp"} counts.
 */
final class FrameStamp {

    /** No stamp could be read. */
    static final long NONE = -1;

    private static final byte[] KEY = "\"timestamp\"".getBytes(StandardCharsets.US_ASCII);
    private static final long NS_PER_S = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long MIN_MS = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long MAX_MS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private FrameStamp() {}

    /** The stamp of an ISO instant in ns, or {@link #NONE} if it is none or lies outside 2020 to 2100. */
    static long ofInstant(String text) {
        try {
            Instant instant = Instant.parse(text);
            long ms = instant.toEpochMilli();
            return inRange(ms) ? instant.getEpochSecond() * NS_PER_S + instant.getNano() : NONE;
        } catch (DateTimeParseException | ArithmeticException e) {
            return NONE;
        }
    }

    /**
     * The stamp of a whole number of milliseconds in ns, or {@link #NONE} if it is none or lies outside 2020 to 2100.
     */
    static long ofMillis(String text) {
        long ms = Decimals.parse(text, 0);
        return inRange(ms) ? ms * NS_PER_MS : NONE;
    }

    /** The frame's own timestamp in ns, or {@link #NONE}. */
    static long ofFrame(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int last = end - KEY.length;
        // The key comes near the end of an object and near the start of an array's first book.
        for (int i = offset; i <= last; i++) {
            if (bytes[i] == '"' && bytes[i + 1] == 't' && isKey(bytes, i)) {
                return valueAfter(bytes, i + KEY.length, end);
            }
        }
        return NONE;
    }

    private static boolean isKey(byte[] bytes, int start) {
        for (int i = 2; i < KEY.length; i++) {
            if (bytes[start + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    private static long valueAfter(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && (bytes[i] == ' ' || bytes[i] == ':' || bytes[i] == '"')) {
            i++;
        }
        long ms = 0;
        for (int digits = 0; i < end && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            if (++digits > 15) {
                return NONE;
            }
            ms = ms * 10 + bytes[i] - '0';
        }
        return inRange(ms) ? ms * NS_PER_MS : NONE;
    }

    private static boolean inRange(long ms) {
        return ms >= MIN_MS && ms < MAX_MS;
    }
}
