package io.tapemaker.engine.domain.rewards;

import io.tapemaker.journal.types.Price;

/**
 * Fees and rebates of fills in exact integers. Reused, since it keeps the digits it works on; allocates nothing.
 *
 * <p>The venue says that fees have five decimals, that the smallest one is 0.00001 and that anything smaller is zero,
 * but not which way it rounds. Here it is to the nearest, ties up, so that a fee expected is not systematically low.
 */
public final class Fees {

    /** Decimals of size and rate together, and of p(1 - p). */
    private static final int SIZE_AND_RATE_DECIMALS = 12;

    private static final int VARIANCE_DECIMALS = 8;
    private static final int SHARE_DECIMALS = 4;

    private final ExactProduct product = new ExactProduct();

    /**
     * What a taker pays in E5 dollars: shares x rate x (p(1 - p))^exponent, rounded to the nearest, ties up.
     *
     * @param priceE4 price of the fill, 0 to 10,000; both tokens' prices give the same
     * @throws IllegalArgumentException if the price is out of its range or the size is negative
     */
    public long takerFeeE5(FeeTerms terms, long priceE4, long sizeE6) {
        product.set(requireSize(sizeE6));
        product.times(terms.rateE6());
        long varianceE8 = varianceE8(priceE4);
        for (int i = 0; i < terms.exponent(); i++) {
            product.times(varianceE8);
        }
        // The digit behind the last one decides alone whether a half is reached.
        int decimals = SIZE_AND_RATE_DECIMALS + VARIANCE_DECIMALS * terms.exponent();
        product.dropDigits(decimals - 6);
        long feeE6 = product.toLong();
        return feeE6 / 10 + (feeE6 % 10 >= 5 ? 1 : 0);
    }

    /**
     * The weight of a fill of ours in the market's pool of maker rebates, in E6 dollars: shares x rate x p(1 - p), cut.
     *
     * @throws IllegalArgumentException if the price is out of its range or the size is negative
     */
    public long makerWeightE6(FeeTerms terms, long priceE4, long sizeE6) {
        weigh(terms, priceE4, sizeE6);
        product.dropDigits(SIZE_AND_RATE_DECIMALS + VARIANCE_DECIMALS - 6);
        return product.toLong();
    }

    /**
     * The rebate that a fill of ours earns, in E6 dollars, cut. With an exponent of one a fill's weight is the fee that
     * its taker paid, so each maker gets the rebated part of the fees of their own fills, whoever else trades. The
     * venue pays a day's rebates from one dollar upwards.
     *
     * @throws IllegalArgumentException if the price is out of its range or the size is negative
     */
    public long makerRebateE6(FeeTerms terms, long priceE4, long sizeE6) {
        weigh(terms, priceE4, sizeE6);
        product.times(terms.rebateShareE4());
        product.dropDigits(SIZE_AND_RATE_DECIMALS + VARIANCE_DECIMALS + SHARE_DECIMALS - 6);
        return product.toLong();
    }

    private void weigh(FeeTerms terms, long priceE4, long sizeE6) {
        product.set(requireSize(sizeE6));
        product.times(terms.rateE6());
        product.times(varianceE8(priceE4));
    }

    private static long varianceE8(long priceE4) {
        if (priceE4 < 0 || priceE4 > Price.ONE_E4) {
            throw new IllegalArgumentException("fee: price in E4 is " + priceE4 + ", not 0 to " + Price.ONE_E4);
        }
        return priceE4 * Price.complement(priceE4);
    }

    private static long requireSize(long sizeE6) {
        if (sizeE6 < 0) {
            throw new IllegalArgumentException("fee: size in E6 is " + sizeE6 + ", not 0 or more");
        }
        return sizeE6;
    }
}
