package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Size;

/**
 * Rates in billionths of a dollar per day, as longs. What is compared is summed exactly, so that no order of additions
 * decides a tie, and two ways of computing one value agree to the last digit.
 */
final class RateE9 {

    /** E9 units of one E6 dollar. */
    static final long PER_E6 = 1_000;

    /** A million dollars a day: far beyond sense, and a sum of some of them does not overflow. */
    static final long LIMIT_E9 = 1_000_000_000_000_000L;

    private static final double ONE_E9 = 1e9;

    private RateE9() {}

    /** The nearest rate, kept within sense. */
    static long ofDollars(double dollarsPerDay) {
        return clamp(Math.round(dollarsPerDay * ONE_E9));
    }

    /** The rate within plus and minus {@link #LIMIT_E9}. */
    static long clamp(long rateE9) {
        return Math.max(-LIMIT_E9, Math.min(LIMIT_E9, rateE9));
    }

    /** Dollars with a sign and six decimals, cut off. */
    static String format(long rateE9) {
        return signed(rateE9 / PER_E6, Size.DECIMALS);
    }

    /** A scaled number with a sign. */
    static String signed(long value, int decimals) {
        return value < 0 ? "-" + Decimals.format(-value, decimals) : Decimals.format(value, decimals);
    }
}
