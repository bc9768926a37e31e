package io.tapemaker.engine.domain.risk;

/**
 * What may be at risk at most. Every limit is on the worst case, in which all open, unknown and provisional orders fill
 * as it hurts most. A limit of 0 allows nothing; amounts go up to {@link Money#MAX_E6}.
 *
 * @param order limits of one order
 * @param market limits of one market
 * @param group limits of one event group; a market that belongs to none is a group of its own
 * @param total limits of everything together
 */
public record ExposureLimits(PerOrder order, PerMarket market, PerGroup group, Total total) {

    /** For a first day with little money. */
    public static final ExposureLimits DEFAULTS = new ExposureLimits(
            new PerOrder(500_000_000L, 250_000_000L),
            new PerMarket(500_000_000L, 500_000_000L),
            new PerGroup(750_000_000L, 1_000_000_000L),
            new Total(5_000_000_000L, 200));

    /**
     * Limits of one order, BUY or SELL.
     *
     * @param maxSizeE6 shares
     * @param maxNotionalE6 price times size, dollars
     */
    public record PerOrder(long maxSizeE6, long maxNotionalE6) {
        public PerOrder {
            Ranges.checkShares("order.maxSizeE6", maxSizeE6);
            Ranges.checkMoney("order.maxNotionalE6", maxNotionalE6);
        }
    }

    /**
     * Limits of one market.
     *
     * @param maxSharesE6 shares of the first token less shares of the second, in either direction
     * @param maxNotionalE6 cost of what is held and of every open BUY, of both tokens, dollars
     */
    public record PerMarket(long maxSharesE6, long maxNotionalE6) {
        public PerMarket {
            Ranges.checkShares("market.maxSharesE6", maxSharesE6);
            Ranges.checkMoney("market.maxNotionalE6", maxNotionalE6);
        }
    }

    /**
     * Limits of one event group.
     *
     * @param maxLossE6 loss in the worst outcome of the event, dollars; see {@link ExposureBook}
     * @param maxNotionalE6 cost of what is held and of every open BUY in all its markets, dollars
     */
    public record PerGroup(long maxLossE6, long maxNotionalE6) {
        public PerGroup {
            Ranges.checkMoney("group.maxLossE6", maxLossE6);
            Ranges.checkMoney("group.maxNotionalE6", maxNotionalE6);
        }
    }

    /**
     * Limits of everything together.
     *
     * @param maxNotionalE6 cost of what is held and of every open BUY, dollars
     * @param maxOpenOrders orders that are pending, live, being cancelled or in doubt
     */
    public record Total(long maxNotionalE6, int maxOpenOrders) {
        public Total {
            Ranges.checkMoney("total.maxNotionalE6", maxNotionalE6);
            Ranges.check("total.maxOpenOrders", maxOpenOrders, 0, 100_000);
        }
    }
}
