package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Price;

/** The hidden true price of the first token, and what it was in the last seconds. */
final class PricePath {

    /** Nobody sees the price later than this. */
    static final long MOST_LATENCY_NS = 10 * Draws.NS_PER_SECOND;

    /** Prices in E6 are finer than the finest grid. */
    static final long E6_PER_E4 = 100;

    private static final double ONE_E6 = 1_000_000;
    private static final double END_E6 = 2_000;

    /** Volatility does not grow beyond what it is at the last part of the life, so that steps stay finite. */
    private static final double LEAST_LEFT = 1.0 / 10_000;

    private final PriceLaw law;
    private final Draws draws;
    private final long startNs;
    private final double stepMinutes;
    private final double rootOfStep;
    private final double jumpShare;
    private final double targetE6;
    private final long[] seenE6;
    private double priceE6;
    private long steps;

    PricePath(PriceLaw law, Draws draws, long startNs) {
        this.law = law;
        this.draws = draws;
        this.startNs = startNs;
        this.stepMinutes = (double) law.stepNs() / Draws.NS_PER_MINUTE;
        this.rootOfStep = Math.sqrt(stepMinutes);
        this.jumpShare = (double) law.jumps().perDay() * law.stepNs() / Draws.NS_PER_DAY;
        this.priceE6 = law.startE4() * E6_PER_E4;
        this.targetE6 = draws.chance(priceE6 / ONE_E6) ? ONE_E6 : 0;
        this.seenE6 = new long[(int) (MOST_LATENCY_NS / law.stepNs()) + 2];
        seenE6[0] = (long) priceE6;
    }

    /** When the next step is due. */
    long nextNs() {
        return startNs + (steps + 1) * law.stepNs();
    }

    /** One step on; whether there were news. Always draws alike, so that a jump does not shift what follows. */
    boolean step() {
        steps++;
        if (law.lifeNs() > 0 && steps * law.stepNs() >= law.lifeNs()) {
            // Decided: whichever end is nearer, and there it stays.
            priceE6 = priceE6 < ONE_E6 / 2 ? 0 : ONE_E6;
            keep();
            return false;
        }
        double deviationE6 = law.volatilityE4() * E6_PER_E4 * rootOfStep * damp() * growth();
        priceE6 += draws.bell() * deviationE6;
        priceE6 += (targetE6 - priceE6) * law.driftPerDayE4() / Price.ONE_E4 * stepMinutes / 1_440;
        boolean jump = draws.chance(jumpShare);
        double distanceE6 = distanceE6(law.jumps().sizeE4());
        if (jump) {
            priceE6 += distanceE6;
        }
        keep();
        return jump;
    }

    /** News at once. */
    void jump(long sizeE4) {
        priceE6 += distanceE6(sizeE4);
        keep();
    }

    private double distanceE6(long sizeE4) {
        double size = sizeE4 * E6_PER_E4 * (0.5 + draws.unit()) * damp();
        return draws.coin() ? size : -size;
    }

    /** One in the middle, nothing at the ends. */
    private double damp() {
        return 4 * priceE6 * (ONE_E6 - priceE6) / (ONE_E6 * ONE_E6);
    }

    private double growth() {
        if (law.lifeNs() == 0) {
            return 1;
        }
        double left = 1 - (double) ((steps - 1) * law.stepNs()) / law.lifeNs();
        return Math.sqrt(1 / Math.max(left, LEAST_LEFT));
    }

    private void keep() {
        priceE6 = Math.min(Math.max(priceE6, END_E6), ONE_E6 - END_E6);
        seenE6[(int) (steps % seenE6.length)] = (long) priceE6;
    }

    /** The price now. */
    long nowE6() {
        return seenE6[(int) (steps % seenE6.length)];
    }

    /** The price as it was at that time, at most {@link #MOST_LATENCY_NS} ago. */
    long atE6(long ns) {
        long step = Math.max(0, Math.floorDiv(ns - startNs, law.stepNs()));
        long oldest = Math.max(0, steps - seenE6.length + 1);
        return seenE6[(int) (Math.max(oldest, Math.min(step, steps)) % seenE6.length)];
    }
}
