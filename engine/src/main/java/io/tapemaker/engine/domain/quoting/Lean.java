package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * For how long the best place has lain to one way of a live order, less the time in which it did not. A touch that
 * flickers pulls an order to and fro, and each pull seems worth following as long as it is thought to last; followed
 * each time, no order would ever come of age. What is followed is what goes on.
 */
public final class Lean {

    private long priceE4;
    private long sizeE6;
    private long leanNs;
    private long atNs;
    private int pull;

    /** Nothing pulls at anything. */
    public void clear() {
        priceE4 = 0;
        sizeE6 = 0;
        leanNs = 0;
        atNs = 0;
        pull = 0;
    }

    /**
     * Takes notice of a pull, which is thought to go on until the next notice.
     *
     * @param live the order that is pulled at; for another one than before, all begins anew
     * @param newPull 1, -1 or 0 for none
     * @param lastingNs how long a pull has to prevail
     * @param nowNs event time
     * @return whether the pull has prevailed for long enough
     */
    public boolean notice(LiveQuote live, int newPull, long lastingNs, long nowNs) {
        if (live.priceE4 != priceE4 || live.sizeE6 != sizeE6) {
            clear();
            priceE4 = live.priceE4;
            sizeE6 = live.sizeE6;
        } else {
            leanOn(Math.min(lastingNs, Math.max(0, nowNs - atNs)), lastingNs);
        }
        atNs = nowNs;
        pull = newPull;
        return newPull != 0 && newPull * leanNs >= lastingNs;
    }

    private void leanOn(long pastNs, long lastingNs) {
        if (pull != 0) {
            leanNs = Math.max(-lastingNs, Math.min(lastingNs, leanNs + pull * pastNs));
        } else {
            leanNs = leanNs > 0 ? Math.max(0, leanNs - pastNs) : Math.min(0, leanNs + pastNs);
        }
    }

    /** When the pull will have prevailed if it goes on; the end of time where nothing pulls. */
    public long prevailsAtNs(long lastingNs) {
        return pull == 0 ? Long.MAX_VALUE : atNs + Math.max(0, lastingNs - pull * leanNs);
    }

    /** Appends the whole state. */
    public void write(StateWriter out) {
        out.putLong(priceE4);
        out.putLong(sizeE6);
        out.putLong(leanNs);
        out.putLong(atNs);
        out.putByte(pull + 1);
    }

    /** Replaces the whole state. */
    public void read(StateReader in) {
        priceE4 = in.getLong();
        sizeE6 = in.getLong();
        leanNs = in.getLong();
        atNs = in.getLong();
        pull = in.getByte(2, "pull at an order") - 1;
    }
}
