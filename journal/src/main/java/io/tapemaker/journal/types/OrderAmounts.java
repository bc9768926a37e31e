package io.tapemaker.journal.types;

/**
 * The two amounts that an order signs, in millionths of a dollar and of a share. With the size in hundredths of a
 * share and the price in ten-thousandths of a dollar their product is exact, so nothing is ever rounded but the size.
 *
 * @param makerAmountE6 what the order gives: dollars for BUY, shares for SELL
 * @param takerAmountE6 what the order wants: shares for BUY, dollars for SELL
 */
public record OrderAmounts(long makerAmountE6, long takerAmountE6) {

    /**
     * The amounts of an order; the size is floored to two decimals first, as the official client does.
     *
     * @throws IllegalArgumentException if the price is not on the grid or the size floors to zero
     * @throws ArithmeticException if the notional does not fit a long
     */
    public static OrderAmounts of(Side side, long priceE4, long sizeE6, TickSize tick) {
        if (!tick.allows(priceE4)) {
            throw new IllegalArgumentException("price " + Price.format(priceE4) + " is not on the grid " + tick.text());
        }
        long sharesE6 = Size.floorToOrderStep(sizeE6);
        if (sharesE6 <= 0) {
            throw new IllegalArgumentException("size is below one hundredth of a share");
        }
        long dollarsE6 = notionalE6(priceE4, sharesE6);
        return side == Side.BUY ? new OrderAmounts(dollarsE6, sharesE6) : new OrderAmounts(sharesE6, dollarsE6);
    }

    /** Price (E4) times size (E2) in millionths of a dollar: exact for sizes of two decimals, the rest is floored. */
    public static long notionalE6(long priceE4, long sizeE6) {
        return Math.multiplyExact(priceE4, sizeE6 / Size.ORDER_STEP_E6);
    }
}
