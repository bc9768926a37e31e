package io.tapemaker.sim.world;

/**
 * What every part of a world has in common.
 *
 * @param scheduler the clock
 * @param trace hash of what happened
 * @param checks invariants
 * @param faults what went wrong
 */
record Surroundings(Scheduler scheduler, Trace trace, Checks checks, FaultCounts faults) {

    static Surroundings at(long startNs) {
        return new Surroundings(new Scheduler(startNs), new Trace(), new Checks(), new FaultCounts());
    }
}
