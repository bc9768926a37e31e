package io.tapemaker.engine.domain.book;

import io.tapemaker.journal.types.TickSize;

/** The inputs of the book hash that are not levels, as texts; reused. */
final class HashInputs {

    private static final byte[] NONE = new byte[0];

    long timestampMs;
    TickSize tickSize = TickSize.CENT;
    byte[] minOrderSize = NONE;
    boolean negRisk;
    byte[] lastTradePrice = NONE;
    int lastTradePriceLength;

    /** Protocol version, empty for markets whose books carry none. */
    byte[] version = NONE;
}
