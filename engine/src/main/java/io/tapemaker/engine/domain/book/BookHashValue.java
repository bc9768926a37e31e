package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import java.util.HexFormat;

/** A book hash of 20 bytes, or none, as big-endian numbers. */
final class BookHashValue {

    private boolean present;
    private long high;
    private long middle;
    private int low;

    boolean isPresent() {
        return present;
    }

    void set(long newHigh, long newMiddle, int newLow) {
        present = true;
        high = newHigh;
        middle = newMiddle;
        low = newLow;
    }

    void copyFrom(BookHashValue other) {
        present = other.present;
        high = other.high;
        middle = other.middle;
        low = other.low;
    }

    void clear() {
        present = false;
        high = 0;
        middle = 0;
        low = 0;
    }

    /** Whether both are absent, or both are there and the same. */
    boolean matches(BookHashValue other) {
        return present == other.present && high == other.high && middle == other.middle && low == other.low;
    }

    /** 40 hex digits, or none. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return present ? hex.toHexDigits(high) + hex.toHexDigits(middle) + hex.toHexDigits(low) : "none";
    }

    void write(StateWriter out) {
        out.putBoolean(present);
        out.putLong(high);
        out.putLong(middle);
        out.putInt(low);
    }

    void read(StateReader in) {
        present = in.getBoolean();
        high = in.getLong();
        middle = in.getLong();
        low = in.getInt();
    }
}
