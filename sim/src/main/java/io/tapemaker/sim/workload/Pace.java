package io.tapemaker.sim.workload;

/** When a market acts next: its own tempo times everybody's, and quickly after news. */
final class Pace {

    private static final long USUAL_GAP_MS = 4_000L;
    private static final long BURST_GAP_MS = 110L;
    private static final long PERCENT_CUBED = 100L * 100L * 100L;

    private final SeededRandom random;
    private final Tempo common;
    private final Tempo own;
    private final long ratePercent;
    private long burstLeft;

    /** @param common of all markets; asked at rising times only */
    Pace(SeededRandom random, Tempo common, int ratePercent) {
        this.random = random;
        this.common = common;
        this.own = new Tempo(random, Workload.START_MS);
        this.ratePercent = ratePercent;
    }

    /** The next acts follow each other quickly. */
    void burst(long acts) {
        burstLeft = Math.max(burstLeft, acts);
    }

    /** Time to the next act, at least a millisecond, so that no two batches of a market share a timestamp. */
    long gapMs(long nowMs) {
        long factor = common.percentAt(nowMs) * own.percentAt(nowMs) * ratePercent;
        if (burstLeft > 0) {
            burstLeft--;
            return 1 + random.skewed(BURST_GAP_MS) * 100 / ratePercent;
        }
        return 1 + random.skewed(USUAL_GAP_MS) * PERCENT_CUBED / factor;
    }
}
