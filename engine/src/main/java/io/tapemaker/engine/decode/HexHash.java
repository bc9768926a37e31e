package io.tapemaker.engine.decode;

/** A 20-byte book hash as two longs and an int (big-endian), out of 40 lower-case hex digits. */
final class HexHash {

    private static final int DIGITS = 40;

    private boolean usable;
    private long high;
    private long middle;
    private int low;

    void clear() {
        usable = false;
        high = 0;
        middle = 0;
        low = 0;
    }

    /** Takes the text over; anything but 40 lower-case hex digits leaves the hash unusable, which is not an error. */
    void read(byte[] bytes, int start, int end) {
        clear();
        if (end - start != DIGITS) {
            return;
        }
        long a = Swar.hex(Swar.load(bytes, start));
        long b = Swar.hex(Swar.load(bytes, start + 8));
        long c = Swar.hex(Swar.load(bytes, start + 16));
        long d = Swar.hex(Swar.load(bytes, start + 24));
        long e = Swar.hex(Swar.load(bytes, start + 32));
        if ((a | b | c | d | e) >= 0) {
            usable = true;
            high = (a << 32) | b;
            middle = (c << 32) | d;
            low = (int) e;
        }
    }

    boolean isUsable() {
        return usable;
    }

    long high() {
        return high;
    }

    long middle() {
        return middle;
    }

    int low() {
        return low;
    }
}
