package io.tapemaker.executor.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes with the escapes of JSON taken out once, and for each byte the place in the frame that it came from. What is
 * no valid escape stays as it is, so any bytes will do.
 */
final class Unescaped {

    private static final int UNICODE_ESCAPE = 6;
    private static final int MAX_UTF8 = 4;

    final byte[] bytes;
    int length;
    private final int[] from;
    private final int[] to;

    private Unescaped(int capacity) {
        bytes = new byte[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    /** The bytes as they are. */
    static Unescaped of(byte[] frame, int offset, int length) {
        Unescaped plain = new Unescaped(length);
        for (int i = 0; i < length; i++) {
            plain.add(frame[offset + i], offset + i, offset + i + 1);
        }
        return plain;
    }

    /** The same with one more level of escapes taken out; null if there is none. */
    @Nullable
    Unescaped once() {
        Unescaped out = new Unescaped(length);
        boolean changed = false;
        int at = 0;
        while (at < length) {
            int used = bytes[at] == '\\' ? escape(at, out) : 0;
            changed |= used > 0;
            if (used == 0) {
                out.add(bytes[at], from[at], to[at]);
            }
            at += Math.max(used, 1);
        }
        return changed ? out : null;
    }

    /** First place in the frame that the byte here came from. */
    int start(int index) {
        return from[index];
    }

    /** The place after the last that the byte before this came from. */
    int end(int index) {
        return to[index - 1];
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    /** Takes one escape; returns how many bytes it had, 0 if this is none. */
    private int escape(int at, Unescaped out) {
        if (at + 1 == length) {
            return 0;
        }
        int plain =
                switch (bytes[at + 1]) {
                    case '"', '\\', '/' -> bytes[at + 1];
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> -1;
                };
        if (plain >= 0) {
            out.add((byte) plain, from[at], to[at + 1]);
            return 2;
        }
        return unicode(at, out);
    }

    private int unicode(int at, Unescaped out) {
        int first = unit(at);
        if (first < 0) {
            return 0;
        }
        int second = Character.isHighSurrogate((char) first) ? unit(at + UNICODE_ESCAPE) : -1;
        boolean pair = second >= 0 && Character.isLowSurrogate((char) second);
        char[] units = pair ? new char[] {(char) first, (char) second} : new char[] {(char) first};
        byte[] utf8 = new String(units).getBytes(StandardCharsets.UTF_8);
        int used = units.length * UNICODE_ESCAPE;
        for (int i = 0; i < utf8.length && i < MAX_UTF8; i++) {
            out.add(utf8[i], from[at], to[at + used - 1]);
        }
        return used;
    }

    /** The code unit of a four-digit escape here, or -1. */
    private int unit(int at) {
        if (at + UNICODE_ESCAPE > length || bytes[at] != '\\' || bytes[at + 1] != 'u') {
            return -1;
        }
        int value = 0;
        for (int i = at + 2; i < at + UNICODE_ESCAPE; i++) {
            int digit = Character.digit(bytes[i], 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private void add(byte b, int start, int end) {
        bytes[length] = b;
        from[length] = start;
        to[length++] = end;
    }
}
