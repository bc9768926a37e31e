package io.tapemaker.engine.domain.orders;

/** What one look at a market led to. Reused: read it before the next look. */
public final class DiffResult {

    private int places;
    private int cancels;
    private int held;
    private long lookAgainAtNs;

    DiffResult() {}

    void clear() {
        places = 0;
        cancels = 0;
        held = 0;
        lookAgainAtNs = Long.MAX_VALUE;
    }

    void placed() {
        places++;
    }

    void cancelled() {
        cancels++;
    }

    void held(HeldBy by) {
        held |= by.bit();
    }

    void lookAgain(long atNs) {
        lookAgainAtNs = Math.min(lookAgainAtNs, atNs);
    }

    /** Place commands given. */
    public int places() {
        return places;
    }

    /** Cancel commands given. */
    public int cancels() {
        return cancels;
    }

    /** Commands given. */
    public int commands() {
        return places + cancels;
    }

    /** Whether something was left undone for this reason. */
    public boolean isHeld(HeldBy by) {
        return (held & by.bit()) != 0;
    }

    /** Whether anything was left undone. */
    public boolean isHeld() {
        return held != 0;
    }

    /**
     * Event time from which on there may be something to do although nothing else has happened: an interval is over, a
     * renewal due. {@link Long#MAX_VALUE} for none. What waits for an answer or for a budget is not in it.
     */
    public long lookAgainAtNs() {
        return lookAgainAtNs;
    }
}
