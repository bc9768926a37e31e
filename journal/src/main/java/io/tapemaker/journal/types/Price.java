package io.tapemaker.journal.types;

/**
 * Prices as {@code long priceE4}: dollars a share times 10,000, the venue's finest grid. A price of a level or an
 * order lies strictly between 0 and 1, so 1 to 9,999.
 */
public final class Price {

    /** One dollar in E4. */
    public static final long ONE_E4 = 10_000L;

    /** Decimals of the scale. */
    public static final int DECIMALS = 4;

    private Price() {}

    /** Whether an order or a level may have this price. */
    public static boolean isValid(long priceE4) {
        return priceE4 > 0 && priceE4 < ONE_E4;
    }

    /** The same bet seen from the other token: buying YES at p is selling NO at 1 - p. */
    public static long complement(long priceE4) {
        return ONE_E4 - priceE4;
    }

    /** The price in E4, from 0 to 10,000, or {@link Decimals#INVALID}; the caller says whether the ends are meant. */
    public static long parse(byte[] text, int offset, int length) {
        long priceE4 = Decimals.parse(text, offset, length, DECIMALS);
        return priceE4 > ONE_E4 ? Decimals.INVALID : priceE4;
    }

    /** As {@link #parse(byte[], int, int)}, for text that is not on the hot path. */
    public static long parse(String text) {
        long priceE4 = Decimals.parse(text, DECIMALS);
        return priceE4 > ONE_E4 ? Decimals.INVALID : priceE4;
    }

    /** The venue's text of a price, {@code 0.1} and never {@code 0.10}. */
    public static String format(long priceE4) {
        return Decimals.format(priceE4, DECIMALS);
    }
}
