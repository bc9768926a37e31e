package io.tapemaker.sim.workload;

import io.tapemaker.sim.frames.Digests;
import java.math.BigInteger;

/** SplitMix64 (Steele, Lea, Flood 2014) with the few draws that the generator needs, all in integers. */
public final class SeededRandom {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public SeededRandom(long seed) {
        state = seed;
    }

    /** A stream of its own for a name, so that adding a market changes no other market. */
    public static SeededRandom named(long seed, String name) {
        return new SeededRandom(new BigInteger(Digests.sha256(seed + "/stream/" + name)).longValue());
    }

    public long next() {
        state += GOLDEN_GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to {@code bound - 1}. The bias of the remainder is below 2^-30 for every bound used here. */
    public long below(long bound) {
        return (next() >>> 1) % bound;
    }

    /** A number from {@code low} to {@code high}, both included. */
    public long between(long low, long high) {
        return low + below(high - low + 1);
    }

    /** True in {@code percent} of 100 draws. */
    public boolean percent(int percent) {
        return below(100) < percent;
    }

    /** A number from 0 to four times the mean, mostly small: the product of two uniform draws. */
    public long skewed(long mean) {
        long first = next() >>> 48;
        long second = next() >>> 48;
        return (((first * second) >>> 16) * 4 * mean) >>> 16;
    }
}
