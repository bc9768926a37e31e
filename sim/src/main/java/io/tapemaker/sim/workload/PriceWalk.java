package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.TickSize;

/**
 * The price that the book follows: an integer random walk drawn to an anchor, with jumps. In E6 to move less than a
 * tick.
 */
final class PriceWalk {

    private static final long E6_PER_E4 = 100L;
    private static final long LEAST_STEP_E6 = 150L;
    private static final int REVERSION = 24;
    private static final int JUMP_PERCENT = 1;
    private static final int MAX_JUMP_TICKS = 6;
    private static final long END_E4 = 150L;

    /** Ticks between the fair price and the ends, so that both sides keep room for two levels. */
    private static final int MARGIN_HALF_TICKS = 5;

    private final SeededRandom random;
    private final long halfSpreadPercentOfTick;
    private long fairE6;
    private long anchorE6;

    PriceWalk(SeededRandom random) {
        this.random = random;
        this.halfSpreadPercentOfTick = random.between(50, 140);
        this.fairE6 = random.between(1_500, 8_500) * E6_PER_E4;
        this.anchorE6 = fairE6;
    }

    /** Moves on by one step and says whether it was a jump. */
    boolean step(TickSize tick) {
        long tickE6 = tick.stepE4() * E6_PER_E4;
        long reach = Math.max(LEAST_STEP_E6, tickE6 * 3 / 20);
        fairE6 += (anchorE6 - fairE6) / REVERSION + random.between(-reach, reach);
        boolean jump = random.percent(JUMP_PERCENT);
        if (jump) {
            long sizeE6 = random.between(2, MAX_JUMP_TICKS) * Math.max(tickE6, 20 * LEAST_STEP_E6);
            fairE6 += random.percent(50) ? sizeE6 : -sizeE6;
            anchorE6 = (anchorE6 + fairE6) / 2;
        }
        return jump;
    }

    /** The news that decides the market: from here on the price belongs close to one of the ends. */
    void moveToEnd() {
        long endE4 = fairE6 / E6_PER_E4 > Price.ONE_E4 / 2 ? Price.ONE_E4 - END_E4 : END_E4;
        anchorE6 = endE4 * E6_PER_E4;
        fairE6 = anchorE6;
    }

    /** The best bid that the fair price justifies, on the grid. */
    long bidE4(TickSize tick) {
        return tick.floor(fairE4(tick) - halfSpreadE4(tick));
    }

    /** The best ask that the fair price justifies, on the grid and above the bid. */
    long askE4(TickSize tick) {
        return tick.ceil(fairE4(tick) + halfSpreadE4(tick));
    }

    private long fairE4(TickSize tick) {
        long marginE4 = tick.stepE4() * MARGIN_HALF_TICKS / 2;
        return Math.min(Math.max(fairE6 / E6_PER_E4, marginE4), Price.ONE_E4 - marginE4);
    }

    private long halfSpreadE4(TickSize tick) {
        // Above half a tick a tenth-dollar grid would run out of prices.
        long percent = tick == TickSize.TENTH ? 50 : halfSpreadPercentOfTick;
        return Math.max(1, tick.stepE4() * percent / 100);
    }
}
