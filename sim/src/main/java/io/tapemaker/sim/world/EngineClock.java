package io.tapemaker.sim.world;

/**
 * The clock that gateways stamp with. It goes at the pace of the machine's monotonic clock; of the wall clock it takes
 * over jumps forward only. A stamp that followed the wall clock back would hold event time still until it is made up
 * for, and an engine whose time stands still does not notice silence.
 */
final class EngineClock {

    private final Scheduler machine;
    private long wallAheadNs;
    private long aheadNs;

    EngineClock(Scheduler machine) {
        this.machine = machine;
    }

    /** Somebody sets the wall clock. */
    void setWallBy(long byNs) {
        wallAheadNs += byNs;
    }

    /** A process starts behind a tape that ends at this event time: from there on, if the wall clock is behind. */
    void start(long tapeEndNs) {
        aheadNs = Math.max(wallAheadNs, tapeEndNs - machine.nowNs());
    }

    /** The stamp of what happens now. */
    long nowNs() {
        aheadNs = aheadNs(aheadNs, wallAheadNs);
        return machine.nowNs() + aheadNs;
    }

    private static long aheadNs(long beforeNs, long wallNs) {
        return Math.max(beforeNs, wallNs);
    }
}
