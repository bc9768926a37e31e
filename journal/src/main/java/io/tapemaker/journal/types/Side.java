package io.tapemaker.journal.types;

import org.jspecify.annotations.Nullable;

/** The side of an order or a level; the code is the one that the venue signs. */
public enum Side {
    BUY(0),
    SELL(1);

    private final int code;

    Side(int code) {
        this.code = code;
    }

    /** 0 for BUY, 1 for SELL. */
    public int code() {
        return code;
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** The side of a code, or null for an unknown one. */
    public static @Nullable Side ofCode(int code) {
        return code == 0 ? BUY : code == 1 ? SELL : null;
    }
}
