package io.tapemaker.engine.domain.quoting;

/** One order of ours on a side of a market, or none; prices are the first token's. Reused. */
public final class LiveQuote {

    /** Nothing is known of the queue: everything at the price is thought to be ahead. */
    public static final long AHEAD_UNKNOWN = Long.MAX_VALUE;

    /** Price in E4 of the first token, 0 for none. */
    public long priceE4;

    /** What is left of the order, in E6; 0 for no order. */
    public long sizeE6;

    /** Whether held tokens are sold; else the other token is bought. */
    public boolean selling;

    /** How long the order has rested, in ns. */
    public long ageNs;

    /** Whether the order is near its end: to keep it is to place it again. */
    public boolean ending;

    /** Shares of others at most ahead of the order, at better prices and at its own, in E6. */
    public long aheadE6 = AHEAD_UNKNOWN;

    /** Whether there is an order. */
    public boolean isPresent() {
        return sizeE6 != 0;
    }

    /** No order. */
    public void clear() {
        set(0, 0, false);
    }

    /** An order that has just been placed, behind everybody. */
    public void set(long newPriceE4, long newSizeE6, boolean isSale) {
        priceE4 = newPriceE4;
        sizeE6 = newSizeE6;
        selling = isSale;
        ageNs = 0;
        ending = false;
        aheadE6 = AHEAD_UNKNOWN;
    }

    /** Takes over another one. */
    public void copy(LiveQuote other) {
        set(other.priceE4, other.sizeE6, other.selling);
        ageNs = other.ageNs;
        ending = other.ending;
        aheadE6 = other.aheadE6;
    }

    /** Whether the other one is the same order to the venue: token, side, price and size. */
    public boolean isSameOrder(LiveQuote other) {
        return priceE4 == other.priceE4 && sizeE6 == other.sizeE6 && selling == other.selling;
    }
}
