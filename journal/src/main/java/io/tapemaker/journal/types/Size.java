package io.tapemaker.journal.types;

/**
 * Sizes as {@code long sizeE6}: shares times 1,000,000, the unit in which tokens are counted on chain. Never negative.
 */
public final class Size {

    /** One share in E6. */
    public static final long ONE_E6 = 1_000_000L;

    /** Decimals of the scale. */
    public static final int DECIMALS = 6;

    /** Orders carry sizes of two decimals: one hundredth of a share, in E6. */
    public static final long ORDER_STEP_E6 = 10_000L;

    private Size() {}

    /** The size in E6, or {@link Decimals#INVALID}. */
    public static long parse(byte[] text, int offset, int length) {
        return Decimals.parse(text, offset, length, DECIMALS);
    }

    /** As {@link #parse(byte[], int, int)}, for text that is not on the hot path. */
    public static long parse(String text) {
        return Decimals.parse(text, DECIMALS);
    }

    /** The size rounded down to what an order can carry. */
    public static long floorToOrderStep(long sizeE6) {
        return sizeE6 - sizeE6 % ORDER_STEP_E6;
    }

    /** The size rounded up to what an order can carry. */
    public static long ceilToOrderStep(long sizeE6) {
        long floor = floorToOrderStep(sizeE6);
        return floor == sizeE6 ? floor : floor + ORDER_STEP_E6;
    }

    /** The venue's text of a size. */
    public static String format(long sizeE6) {
        return Decimals.format(sizeE6, DECIMALS);
    }
}
