package io.tapemaker.engine.domain.risk;

import io.tapemaker.journal.types.Price;

/**
 * What may still be added on each side of a market, in first-token coordinates: the bid side buys the first token or
 * sells the second, the ask side sells the first or buys the second. Both sides may be used in full at once. The
 * figures of a side are for one order of that side; the number of further orders is that of both sides together.
 * Reused.
 */
public final class Room {

    private final long[] sharesE6 = new long[2];
    private final long[] notionalE6 = new long[2];
    private final long[] lossE6 = new long[2];
    private final long[] sellableE6 = new long[2];
    private final long[] averageCostE4 = new long[2];
    private long maxOrderNotionalE6;
    private int orders;

    /** Without an order there is no room for anything. */
    void clear() {
        orders = 0;
    }

    void side(boolean bid, long shares, long notional, long loss) {
        sharesE6[index(bid)] = Money.floorToStep(Math.max(0, shares));
        notionalE6[index(bid)] = Math.max(0, Math.min(notional, loss));
        lossE6[index(bid)] = Math.max(0, Math.min(loss, Money.MAX_E6));
    }

    void common(MarketExposure exposure, long orderNotionalE6, int furtherOrders) {
        for (int slot = 0; slot < 2; slot++) {
            sellableE6[slot] = Money.floorToStep(exposure.sellableE6(slot));
            averageCostE4[slot] = exposure.averageCostE4(slot);
        }
        maxOrderNotionalE6 = orderNotionalE6;
        orders = Math.max(0, furtherOrders);
    }

    /** The most shares of one more order, whatever its price; a multiple of an order's size step. */
    public long sharesE6(boolean bid) {
        return orders == 0 ? 0 : sharesE6[index(bid)];
    }

    /** The most dollars that one more BUY may cost. */
    public long notionalE6(boolean bid) {
        return orders == 0 ? 0 : notionalE6[index(bid)];
    }

    /** Further orders, both sides and all markets together. */
    public int orders() {
        return orders;
    }

    /** The largest BUY on this side at a price of the first token, strictly between 0 and 1. */
    public long buyE6(boolean bid, long firstPriceE4) {
        long ownPriceE4 = bid ? firstPriceE4 : Price.ONE_E4 - firstPriceE4;
        long dollarsE6 = Math.min(notionalE6(bid), maxOrderNotionalE6);
        return Math.min(sharesE6(bid), Money.sharesE6(dollarsE6, ownPriceE4));
    }

    /** The largest SELL on this side at a price of the first token, strictly between 0 and 1. */
    public long sellE6(boolean bid, long firstPriceE4) {
        int slot = bid ? 1 : 0;
        long ownPriceE4 = bid ? Price.ONE_E4 - firstPriceE4 : firstPriceE4;
        long lossPerShareE4 = Price.ONE_E4 - Math.min(ownPriceE4, averageCostE4[slot]);
        long mostE6 = Math.min(sharesE6(bid), sellableE6[slot]);
        mostE6 = Math.min(mostE6, Money.sharesE6(lossE6[index(bid)], lossPerShareE4));
        return Math.min(mostE6, Money.sharesE6(maxOrderNotionalE6, ownPriceE4));
    }

    private static int index(boolean bid) {
        return bid ? 0 : 1;
    }
}
