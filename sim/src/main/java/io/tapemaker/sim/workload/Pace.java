package io.tapemaker.sim.workload;

/** When a market acts next: its own tempo times everybody's, and quickly after news. */
final class Pace {

    private static final long USUAL_GAP_MS = 7_000L;
    private static final long BURST_GAP_MS = 110L;
    private static final long PERCENT_CUBED = 100L * 100L * 100L;

    private final SeededRandom random;
    private final Tempo common;
    private final Tempo own;
    private final long ratePercent;
    private long burstLeft;

    Pace(SeededRandom random, Tempo common, int ratePercent) {
        this.random = random;
        this.common = common;
        this.own = new Tempo(random);
        this.ratePercent = ratePercent;
    }

    /** The next acts follow each other quickly. */
    void burst(long acts) {
        burstLeft = Math.max(burstLeft, acts);
    }

    /** Time of the next act, later by a millisecond at least. */
    long nextMs(long nowMs) {
        if (burstLeft > 0) {
            burstLeft--;
            return nowMs + 1 + random.skewed(BURST_GAP_MS) * 100 / ratePercent;
        }
        return 1 + afterWaiting(nowMs, random.skewed(USUAL_GAP_MS) * PERCENT_CUBED);
    }

    /** Spends the wait spell by spell, so that a gap that begins in a quiet spell does not outlast it by much. */
    private long afterWaiting(long nowMs, long wait) {
        long timeMs = nowMs;
        long left = wait;
        while (true) {
            long factor = common.percentAt(timeMs) * own.percentAt(timeMs) * ratePercent;
            long spellMs = Math.min(common.endMs(timeMs), own.endMs(timeMs)) - timeMs;
            if (left / factor <= spellMs) {
                return timeMs + left / factor;
            }
            left -= spellMs * factor;
            timeMs += spellMs;
        }
    }
}
