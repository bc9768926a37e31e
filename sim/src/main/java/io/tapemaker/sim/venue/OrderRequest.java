package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * An order as it was signed, decoded. A market BUY (FOK or FAK) spends its maker amount in dollars; every other order
 * is for shares.
 *
 * @param orderId the order hash, which tells one order from another for ever
 * @param account whose order it is
 * @param amounts what it gives and wants, in millionths
 */
public record OrderRequest(
        String orderId, int account, TokenRef token, Side side, OrderAmounts amounts, OrderTerms terms) {

    /** What an order for a price gives and wants, without any rounding of the size. */
    public static OrderRequest limit(
            String orderId, int account, TokenRef token, Side side, long priceE4, long sizeE6, OrderTerms terms) {
        long dollarsE6 = Math.multiplyExact(priceE4, sizeE6) / Price.ONE_E4;
        OrderAmounts amounts =
                side == Side.BUY ? new OrderAmounts(dollarsE6, sizeE6) : new OrderAmounts(sizeE6, dollarsE6);
        return new OrderRequest(orderId, account, token, side, amounts, terms);
    }

    /** Shares bought at least, or sold. */
    public long sizeE6() {
        return side == Side.BUY ? amounts.takerAmountE6() : amounts.makerAmountE6();
    }

    /** Dollars paid at most, or wanted at least. */
    public long dollarsE6() {
        return side == Side.BUY ? amounts.makerAmountE6() : amounts.takerAmountE6();
    }

    /** Whether it is for dollars and not for shares. */
    boolean spendsDollars() {
        return side == Side.BUY && !terms.type().rests();
    }

    /**
     * The limit price, or -1 if the amounts are not those of a price in E4. Official clients are a millionth off now
     * and then; the shares of a market BUY are rounded down, so its price is what is left after cutting.
     */
    public long priceE4() {
        long sharesE6 = sizeE6();
        long dollarsE6 = dollarsE6();
        if (sharesE6 <= 0 || dollarsE6 <= 0 || dollarsE6 >= sharesE6) {
            return -1;
        }
        long nearestE4 = dividedToNearest(dollarsE6, sharesE6);
        if (spendsDollars()) {
            return nearestE4;
        }
        long exactE6 = Math.multiplyExact(nearestE4, sharesE6) / Price.ONE_E4;
        return Math.abs(exactE6 - dollarsE6) <= 1 ? nearestE4 : -1;
    }

    private static long dividedToNearest(long dollarsE6, long sharesE6) {
        long scaled = Math.multiplyExact(dollarsE6, Price.ONE_E4);
        return (scaled + sharesE6 / 2) / sharesE6;
    }
}
