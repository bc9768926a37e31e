package io.tapemaker.engine.decode;

/**
 * Short ASCII names out of JSON strings with escapes. A key or event type means the same however it is written, so an
 * escaped one must not slip past as unknown. The venue never sends one: this is off the hot path.
 */
final class EscapedText {

    /** Longer than any name that the decoder knows. */
    private static final int CAPACITY = 32;

    private final byte[] bytes = new byte[CAPACITY];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Resolves the well-formed raw string content; false if it is not ASCII or too long to be a known name. */
    boolean resolve(byte[] source, int start, int end) {
        length = 0;
        int at = start;
        while (at < end) {
            int character = source[at];
            int width = 1;
            if (character == '\\') {
                boolean hex = source[at + 1] == 'u';
                character = hex ? hex(source, at + 2) : single(source[at + 1]);
                width = hex ? 6 : 2;
            }
            if (character < 0 || character > 0x7F || length == CAPACITY) {
                return false;
            }
            bytes[length++] = (byte) character;
            at += width;
        }
        return true;
    }

    private static int hex(byte[] source, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = (value << 4) | Character.digit(source[i], 16);
        }
        return value;
    }

    private static int single(byte escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }
}
