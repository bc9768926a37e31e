package io.tapemaker.engine.domain.signals;

/**
 * Weights that halve with each half-life. Exponential, and not the cheaper {@code tau / (tau + dt)}, because only
 * then the weight of an age is the product of the weights of its parts: an estimate depends on what happened and
 * when, not on how many ticks or books lay in between, and may be brought forward when it is needed instead of with
 * each event.
 *
 * <p>Two tables of 256 entries each give the first sixteen binary digits of the exponent, a series of two terms the
 * rest. Built with square roots and products only, so every machine has the same bits; within 1e-12 of the exact
 * power.
 */
final class Decay {

    /** Natural logarithm of two. */
    static final double LN_2 = 0.6931471805599453;

    static final double NS_PER_SECOND = 1e9;

    private static final int TABLE_BITS = 8;
    private static final int TABLE_SIZE = 1 << TABLE_BITS;
    private static final int STEPS = TABLE_SIZE * TABLE_SIZE;

    /** Beyond so many half-lives a weight is none: the smallest normal double is near. */
    private static final long MOST_HALF_LIVES = 1_022;

    private static final int EXPONENT_BIAS = 1_023;
    private static final int MANTISSA_BITS = 52;

    private static final double[] COARSE = new double[TABLE_SIZE];
    private static final double[] FINE = new double[TABLE_SIZE];

    static {
        double root = 0.5;
        fill(COARSE, root);
        for (int i = 0; i < TABLE_BITS; i++) {
            root = Math.sqrt(root);
        }
        fill(FINE, root);
    }

    private final long halfLifeNs;

    Decay(long halfLifeNs) {
        if (halfLifeNs <= 0) {
            throw new IllegalArgumentException("a half-life of " + halfLifeNs + " ns; it has to be above 0");
        }
        this.halfLifeNs = halfLifeNs;
    }

    /** Entry i becomes {@code base} to the power of i / 256. */
    private static void fill(double[] table, double base) {
        table[0] = 1;
        double root = base;
        for (int bit = TABLE_SIZE / 2; bit > 0; bit /= 2) {
            root = Math.sqrt(root);
            for (int i = 0; i < TABLE_SIZE; i++) {
                if ((i & (bit - 1)) == 0 && (i & bit) != 0) {
                    table[i] = table[i - bit] * root;
                }
            }
        }
    }

    /** 1 for an age of 0, a half for one half-life; an age below 0 counts as 0. */
    double weight(long ageNs) {
        if (ageNs <= 0) {
            return 1;
        }
        long whole = ageNs / halfLifeNs;
        if (whole > MOST_HALF_LIVES) {
            return 0;
        }
        double scaled = (double) (ageNs % halfLifeNs) / halfLifeNs * STEPS;
        int step = Math.min((int) scaled, STEPS - 1);
        double rest = (scaled - step) / STEPS * LN_2;
        double fraction = COARSE[step >>> TABLE_BITS] * FINE[step & (TABLE_SIZE - 1)] * (1 - rest + rest * rest / 2);
        return fraction * Double.longBitsToDouble((EXPONENT_BIAS - whole) << MANTISSA_BITS);
    }

    /** The weights of all the seconds of an age together: how long something was looked at, the past counting less. */
    double exposureSeconds(long ageNs) {
        return halfLifeNs / NS_PER_SECOND / LN_2 * (1 - weight(ageNs));
    }
}
