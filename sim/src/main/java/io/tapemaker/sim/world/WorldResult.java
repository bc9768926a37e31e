package io.tapemaker.sim.world;

import org.jspecify.annotations.Nullable;

/**
 * How a world ended.
 *
 * @param report null if it did not come to its end
 * @param broken what stopped it, null for nothing
 */
record WorldResult(@Nullable WorldReport report, @Nullable String broken) {

    /** Runs a world in memory. Whatever is thrown in it is a finding of its own. */
    static WorldResult of(WorldPlan plan) {
        try {
            return new WorldResult(new World(plan, WorldJournals.inMemory()).run(), null);
        } catch (InvariantBrokenException e) {
            return new WorldResult(null, e.invariant().name() + ": " + e.getMessage());
        } catch (RuntimeException e) {
            return new WorldResult(null, "thrown: " + e);
        }
    }

    /** What was broken without the particulars, empty for nothing. */
    String kind() {
        String what = broken;
        return what == null ? "" : what.substring(0, what.indexOf(':'));
    }
}
