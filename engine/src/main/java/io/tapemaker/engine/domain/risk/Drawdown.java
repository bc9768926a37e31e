package io.tapemaker.engine.domain.risk;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** What was lost since the highest profit so far. */
public final class Drawdown {

    private long limitE6;
    private boolean marked;
    private long peakE6;
    private long lastE6;

    /** Nothing is lost; a limit of 0 is never reached. The limit is no part of the state. */
    public Drawdown(long limitE6) {
        this.limitE6 = limitE6;
    }

    /** Another limit from now on. */
    public void limit(long newLimitE6) {
        limitE6 = newLimitE6;
    }

    /** Profit so far, since whenever it is counted, at a tick or after a fill. */
    public void mark(long profitE6) {
        peakE6 = marked ? Math.max(peakE6, profitE6) : profitE6;
        lastE6 = profitE6;
        marked = true;
    }

    /** Counts from here on: an operator has seen the loss and goes on, which a loss that stays would never allow. */
    public void forget() {
        peakE6 = lastE6;
    }

    /** Lost since the peak, dollars, at least 0. */
    public long lossE6() {
        return Math.subtractExact(peakE6, lastE6);
    }

    /** Whether the limit is reached now. */
    public boolean reached() {
        return limitE6 > 0 && lossE6() >= limitE6;
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putBoolean(marked);
        out.putLong(peakE6);
        out.putLong(lastE6);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        marked = in.getBoolean();
        peakE6 = in.getLong();
        lastE6 = in.getLong();
        if (lastE6 > peakE6) {
            throw in.invalid("profit is above its peak");
        }
    }
}
