package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What was lost since the UTC day began. The day is that of event time and only goes forward: a clock that steps back
 * starts no new day, and a restart restores the day with the state. Once the limit was reached it counts as reached for
 * the rest of the day, whatever is won back.
 */
public final class DailyLoss {

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long NO_DAY = Long.MIN_VALUE;

    private long limitE6;
    private long day = NO_DAY;
    private long startE6;
    private long lastE6;
    private long worstE6;

    /** Nothing is lost; a limit of 0 is never reached. The limit is no part of the state. */
    public DailyLoss(long limitE6) {
        this.limitE6 = limitE6;
    }

    /** Another limit from now on, for what was lost today as well. */
    public void limit(long newLimitE6) {
        limitE6 = newLimitE6;
    }

    /**
     * Profit so far, since whenever it is counted, at a tick or after a fill. A new day begins from the last mark of
     * the old one, so that what happens in between is not lost.
     */
    public void mark(long profitE6, long nowNs) {
        long today = Math.floorDiv(nowNs, DAY_NS);
        if (day == NO_DAY) {
            startE6 = profitE6;
            day = today;
        } else if (today > day) {
            startE6 = lastE6;
            worstE6 = 0;
            day = today;
        }
        lastE6 = profitE6;
        worstE6 = Math.max(worstE6, Math.subtractExact(startE6, profitE6));
    }

    /** Lost since the day began, dollars; below 0 for a profit. */
    public long lossE6() {
        return startE6 - lastE6;
    }

    /** The most that was lost at any time of the day, dollars, at least 0. */
    public long worstE6() {
        return worstE6;
    }

    /** Whether the limit was reached at any time of the day. */
    public boolean reached() {
        return limitE6 > 0 && worstE6 >= limitE6;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putLong(day);
        out.putLong(startE6);
        out.putLong(lastE6);
        out.putLong(worstE6);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        day = in.getLong();
        startE6 = in.getLong();
        lastE6 = in.getLong();
        worstE6 = in.getLong(0, Long.MAX_VALUE, "worst loss of the day");
    }
}
