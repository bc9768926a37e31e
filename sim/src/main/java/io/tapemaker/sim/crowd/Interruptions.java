package io.tapemaker.sim.crowd;

/**
 * What keeps makers away from time to time.
 *
 * @param clearsPerDay how often all makers cancel at once, as when a goal has fallen; the true price jumps with it
 * @param clearNs for how long
 * @param clearJumpE4 mean distance of the jump
 * @param oneSidedPerDay how often nobody quotes one of the sides
 * @param oneSidedNs for how long
 */
public record Interruptions(long clearsPerDay, long clearNs, long clearJumpE4, long oneSidedPerDay, long oneSidedNs) {

    /** Never. */
    public static final Interruptions NONE = new Interruptions(0, 0, 0, 0, 0);

    /** Interruptions that make sense. */
    public Interruptions {
        Bounds.require("interruptions: clears a day", clearsPerDay, 0, 86_400);
        Bounds.require("interruptions: length of a clear in ns", clearNs, 0, Draws.NS_PER_DAY);
        Bounds.require("interruptions: jump of a clear in E4", clearJumpE4, 0, 5_000);
        Bounds.require("interruptions: one-sided phases a day", oneSidedPerDay, 0, 86_400);
        Bounds.require("interruptions: length of a one-sided phase in ns", oneSidedNs, 0, Draws.NS_PER_DAY);
    }
}
