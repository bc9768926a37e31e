package io.tapemaker.engine.domain.rewards;

/** A product of a few non-negative factors that a long cannot hold, and its leading digits. Reused. */
final class ExactProduct {

    /** A size, a rate and four powers of p(1 - p) need 183 bits. */
    private static final int LIMBS = 6;

    private static final int LIMB_BITS = 32;
    private static final long LIMB_MASK = 0xffff_ffffL;
    private static final int DIGITS_AT_ONCE = 9;
    private static final long[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    /** Base 2^32, least first. */
    private final long[] limbs = new long[LIMBS];

    /** Starts with a factor that is not negative. */
    void set(long factor) {
        limbs[0] = factor & LIMB_MASK;
        limbs[1] = factor >>> LIMB_BITS;
        for (int i = 2; i < LIMBS; i++) {
            limbs[i] = 0;
        }
    }

    /** Multiplies by a factor from 0 to 2^31 - 1. */
    void times(long factor) {
        long carry = 0;
        for (int i = 0; i < LIMBS; i++) {
            long value = limbs[i] * factor + carry;
            limbs[i] = value & LIMB_MASK;
            carry = value >>> LIMB_BITS;
        }
        if (carry != 0) {
            throw new ArithmeticException("a product beyond " + LIMBS * LIMB_BITS + " bits");
        }
    }

    /** Cuts the last decimal digits. */
    void dropDigits(int count) {
        for (int left = count; left > 0; left -= DIGITS_AT_ONCE) {
            divide(POWERS_OF_TEN[Math.min(left, DIGITS_AT_ONCE)]);
        }
    }

    /**
     * The value.
     *
     * @throws ArithmeticException if a long cannot hold it
     */
    long toLong() {
        for (int i = 2; i < LIMBS; i++) {
            if (limbs[i] != 0) {
                throw new ArithmeticException("a product beyond a long");
            }
        }
        long value = limbs[1] << LIMB_BITS | limbs[0];
        if (value < 0) {
            throw new ArithmeticException("a product beyond a long");
        }
        return value;
    }

    private void divide(long divisor) {
        long rest = 0;
        for (int i = LIMBS - 1; i >= 0; i--) {
            long value = rest << LIMB_BITS | limbs[i];
            limbs[i] = value / divisor;
            rest = value % divisor;
        }
    }
}
