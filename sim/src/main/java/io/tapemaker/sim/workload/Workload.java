package io.tapemaker.sim.workload;

import java.io.IOException;

/**
 * What to generate. Equal values give equal frames, on every machine.
 *
 * @param seed any number
 * @param minutes time from the first arrival to the last, {@value #MIN_MINUTES} to {@value #MAX_MINUTES}
 * @param markets markets with a YES and a NO token each, {@value #MIN_MARKETS} to {@value #MAX_MARKETS}; every kind
 *     of market
 *     (tick size, Protocol V2, late, resolving) occurs from ten on
 * @param ratePercent activity in per cent of the usual half a frame a second and market, {@value #MIN_RATE_PERCENT} to
 *     {@value #MAX_RATE_PERCENT}
 */
public record Workload(long seed, int minutes, int markets, int ratePercent) {

    public static final int MIN_MINUTES = 1;
    public static final int MAX_MINUTES = 1_440;
    public static final int MIN_MARKETS = 1;
    public static final int MAX_MARKETS = 500;
    public static final int MIN_RATE_PERCENT = 10;
    public static final int MAX_RATE_PERCENT = 10_000;

    /** The usual rate, in per cent. */
    public static final int USUAL_RATE_PERCENT = 100;

    /** Arrival of the first frame of every workload: 2026-11-02T14:00:00Z. */
    public static final long START_MS = 1_793_628_000_000L;

    private static final long MINUTE_MS = 60_000L;

    /** @throws IllegalArgumentException if a number is out of its range */
    public Workload {
        requireRange("minutes", minutes, MIN_MINUTES, MAX_MINUTES);
        requireRange("markets", markets, MIN_MARKETS, MAX_MARKETS);
        requireRange("ratePercent", ratePercent, MIN_RATE_PERCENT, MAX_RATE_PERCENT);
    }

    /** A workload at the usual rate. */
    public Workload(long seed, int minutes, int markets) {
        this(seed, minutes, markets, USUAL_RATE_PERCENT);
    }

    /** Arrival of the last frame. */
    public long endMs() {
        return START_MS + minutes * MINUTE_MS;
    }

    /**
     * Generates all frames into the sink.
     *
     * @throws IOException what the sink throws
     */
    public void generate(FrameSink sink) throws IOException {
        new WorkloadGenerator(this, sink).run();
    }

    private static void requireRange(String name, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be " + low + " to " + high + ", not " + value);
        }
    }
}
