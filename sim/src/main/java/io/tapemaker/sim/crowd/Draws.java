package io.tapemaker.sim.crowd;

import io.tapemaker.sim.workload.SeededRandom;

/** The chance of one agent: its own stream and the distributions that are drawn from it. */
final class Draws {

    static final long NS_PER_SECOND = 1_000_000_000L;
    static final long NS_PER_MINUTE = 60 * NS_PER_SECOND;
    static final long NS_PER_DAY = 1_440 * NS_PER_MINUTE;

    /** 2 to the power of -53: doubles from 0 to 1 in equal steps. */
    private static final double STEP = 1.0 / (1L << 53);

    private static final int PIECES = 4;
    private static final double PIECE = 1.0 / (1L << 16);

    private final SeededRandom random;

    Draws(SeededRandom random) {
        this.random = random;
    }

    /** Between 0 and 1, never one of them. */
    double unit() {
        return ((random.next() >>> 11) + 0.5) * STEP;
    }

    boolean chance(double share) {
        return unit() < share;
    }

    boolean coin() {
        return random.next() < 0;
    }

    /** About normal with mean 0 and variance 1, never beyond 6: twelve uniform pieces of sixteen bits. */
    double bell() {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            long bits = random.next();
            for (int piece = 0; piece < PIECES; piece++) {
                sum += ((bits & 0xFFFF) + 0.5) * PIECE;
                bits >>>= 16;
            }
        }
        return sum - 6;
    }

    /** From half of the mean to one and a half of it. */
    long around(long mean) {
        return mean / 2 + (long) (unit() * mean);
    }

    /** Time until the next of so many a day that come independently, at least a nanosecond. */
    long waitNs(long perDay) {
        if (perDay == 0) {
            return Long.MAX_VALUE;
        }
        return 1 + (long) (-StrictMath.log(unit()) * ((double) NS_PER_DAY / perDay));
    }

    /** Log-normal about a median. */
    long tailed(long median, long tailE4) {
        return (long) (median * StrictMath.exp(bell() * tailE4 / 10_000));
    }
}
