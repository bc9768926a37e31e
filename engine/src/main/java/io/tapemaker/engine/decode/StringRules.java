package io.tapemaker.engine.decode;

/** What JSON strings may hold beyond plain ASCII: escapes by RFC 8259, section 7, and UTF-8 by RFC 3629, section 4. */
final class StringRules {

    private StringRules() {}

    /** Index after the escape, or -1 - the index of the offence. */
    static int escapeEnd(byte[] bytes, int at, int limit) {
        return switch (at + 1 < limit ? bytes[at + 1] : 0) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> isHex(bytes, at + 2, limit) ? at + 6 : -1 - at;
            default -> -1 - at;
        };
    }

    private static boolean isHex(byte[] bytes, int from, int limit) {
        if (from + 4 > limit) {
            return false;
        }
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(bytes[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Index after the UTF-8 sequence, or -1 - the index of its first byte; the bounds are those of RFC 3629, section 4.
     */
    static int characterEnd(byte[] bytes, int at, int limit) {
        int lead = bytes[at] & 0xFF;
        int second = at + 1 < limit ? bytes[at + 1] & 0xFF : 0;
        if (lead >= 0xC2 && lead <= 0xDF) {
            return isTail(second) ? at + 2 : -1 - at;
        }
        if ((lead & 0xF0) == 0xE0) {
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return second >= low && second <= high && tailAt(bytes, at + 2, limit) ? at + 3 : -1 - at;
        }
        if (lead >= 0xF0 && lead <= 0xF4) {
            int low = lead == 0xF0 ? 0x90 : 0x80;
            int high = lead == 0xF4 ? 0x8F : 0xBF;
            return second >= low && second <= high && tailAt(bytes, at + 2, limit) && tailAt(bytes, at + 3, limit)
                    ? at + 4
                    : -1 - at;
        }
        return -1 - at;
    }

    private static boolean tailAt(byte[] bytes, int at, int limit) {
        return at < limit && isTail(bytes[at] & 0xFF);
    }

    private static boolean isTail(int b) {
        return (b & 0xC0) == 0x80;
    }
}
