package io.tapemaker.sim.workload;

/** How busy it is: quiet spells, usual times and bursts in turn, each some seconds long. */
final class Tempo {

    private static final long[] PERCENT = {8, 40, 100, 100, 130, 300};
    private static final long LEAST_MS = 4_000L;
    private static final long MOST_MS = 25_000L;

    private final SeededRandom random;
    private long endsMs;
    private long percent = 100;

    Tempo(SeededRandom random, long startMs) {
        this.random = random;
        this.endsMs = startMs;
    }

    /** The pace at the time in per cent; times never go back. */
    long percentAt(long timeMs) {
        while (timeMs >= endsMs) {
            endsMs += random.between(LEAST_MS, MOST_MS);
            percent = PERCENT[(int) random.below(PERCENT.length)];
        }
        return percent;
    }
}
