package io.tapemaker.engine.domain.risk;

import io.tapemaker.journal.types.Price;

/** Exact money in E6 dollars, of prices in E4 and shares in E6. */
public final class Money {

    /** The largest amount that a limit may name, 100 million dollars: products with a price then fit into a long. */
    public static final long MAX_E6 = 100_000_000_000_000L;

    /** The largest number of shares that a limit may name, 100 million. */
    public static final long MAX_SHARES_E6 = 100_000_000_000_000L;

    /** Orders have at most two decimals, so their sizes are multiples of this. */
    public static final long SIZE_STEP_E6 = 10_000L;

    private Money() {}

    /**
     * What shares cost at a price, rounded up: never less than what can be lost.
     *
     * @throws ArithmeticException beyond {@link #MAX_SHARES_E6} by far
     */
    public static long costE6(long priceE4, long sharesE6) {
        return Math.addExact(Math.multiplyExact(priceE4, sharesE6), Price.ONE_E4 - 1) / Price.ONE_E4;
    }

    /** The most shares, in whole steps of an order's size, that an amount pays for; the price is above 0. */
    public static long sharesE6(long amountE6, long priceE4) {
        return floorToStep(Math.multiplyExact(amountE6, Price.ONE_E4) / priceE4);
    }

    /** The largest order size that is not above this. */
    public static long floorToStep(long sharesE6) {
        return sharesE6 - Math.floorMod(sharesE6, SIZE_STEP_E6);
    }
}
