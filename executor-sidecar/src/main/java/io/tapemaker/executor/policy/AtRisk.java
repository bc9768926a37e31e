package io.tapemaker.executor.policy;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;

/**
 * What an order can lose, which is what counts as its notional: a purchase costs price x size and may be worth nothing,
 * a sale gives away what may be worth a dollar for its price, as if the other token was bought. With price x size for a
 * sale, selling dollars for a cent would hardly count.
 */
public final class AtRisk {

    /** More than any limit: what prices and sizes that mean nothing, or do not fit a long, put at risk. */
    public static final long UNBOUNDED_E6 = Long.MAX_VALUE;

    private AtRisk() {}

    /** In millionths of a dollar, rounded up; {@link #UNBOUNDED_E6} unless 0 < price < 1 and size > 0. */
    public static long e6(Side side, long priceE4, long sizeE6) {
        if (!Price.isValid(priceE4) || sizeE6 <= 0) {
            return UNBOUNDED_E6;
        }
        long lossE4 = side == Side.BUY ? priceE4 : Price.complement(priceE4);
        if (sizeE6 > (Long.MAX_VALUE - Price.ONE_E4) / lossE4) {
            return UNBOUNDED_E6;
        }
        return (lossE4 * sizeE6 + Price.ONE_E4 - 1) / Price.ONE_E4;
    }
}
