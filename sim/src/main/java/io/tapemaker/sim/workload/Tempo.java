package io.tapemaker.sim.workload;

/**
 * How busy it is: quiet spells, usual times and bursts in turn. A function of the time without memory, because
 * markets share one and look ahead each for itself.
 */
final class Tempo {

    private static final long[] PERCENT = {4, 30, 80, 100, 150, 300};
    private static final long SPELL_MS = 12_000L;

    private final long seed;
    private final long phaseMs;

    Tempo(SeededRandom random) {
        this.seed = random.next();
        this.phaseMs = random.below(SPELL_MS);
    }

    /** The pace at the time in per cent. */
    long percentAt(long timeMs) {
        return PERCENT[(int) new SeededRandom(seed ^ spell(timeMs)).below(PERCENT.length)];
    }

    /** When this pace ends, later than the time. */
    long endMs(long timeMs) {
        return (spell(timeMs) + 1) * SPELL_MS - phaseMs;
    }

    private long spell(long timeMs) {
        return (timeMs + phaseMs) / SPELL_MS;
    }
}
