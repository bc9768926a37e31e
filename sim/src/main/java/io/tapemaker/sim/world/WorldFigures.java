package io.tapemaker.sim.world;

/** What our side did in a world. Amounts in E6. */
public final class WorldFigures {

    long places;
    long cancels;
    long fillsTold;
    long latched;
    long worstSharesE6;
    int openAtTheEnd;
    long starts;
    long startsFromSnapshot;

    /** Orders that the engine wanted placed. */
    public long places() {
        return places;
    }

    /** Orders that it wanted cancelled one by one. */
    public long cancels() {
        return cancels;
    }

    /** What the venue said of trades of ours. */
    public long fillsTold() {
        return fillsTold;
    }

    /** Times that the latch was set. */
    public long latched() {
        return latched;
    }

    /** The most shares that a market would have had at worst. */
    public long worstSharesE6() {
        return worstSharesE6;
    }

    /** Orders at the venue when all was over. */
    public int openAtTheEnd() {
        return openAtTheEnd;
    }

    /** Starts of the engine's process. */
    public long starts() {
        return starts;
    }

    /** Those that began at a snapshot. */
    public long startsFromSnapshot() {
        return startsFromSnapshot;
    }
}
