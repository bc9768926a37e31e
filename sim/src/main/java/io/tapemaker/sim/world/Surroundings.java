package io.tapemaker.sim.world;

/**
 * What every part of a world has in common.
 *
 * @param scheduler the clock
 * @param trace hash of what happened
 * @param checks invariants
 * @param faults what went wrong
 * @param narrator who wants to know
 */
record Surroundings(Scheduler scheduler, Trace trace, Checks checks, FaultCounts faults, Narrator narrator) {

    static Surroundings at(long startNs, Narrator narrator) {
        Scheduler scheduler = new Scheduler(startNs);
        FaultCounts faults = new FaultCounts(kind -> narrator.happened(scheduler.nowNs(), "fault " + kind));
        return new Surroundings(scheduler, new Trace(), new Checks(), faults, narrator);
    }

    void say(String what) {
        narrator.happened(scheduler.nowNs(), what);
    }
}
