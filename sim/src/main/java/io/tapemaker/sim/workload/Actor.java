package io.tapemaker.sim.workload;

import java.io.IOException;

/** Something that speaks from time to time. The generator lets the one that is due first act, one at a time. */
interface Actor {

    /** What {@link #dueMs} says when there is nothing more to come. */
    long NEVER = Long.MAX_VALUE;

    /** Venue time of the next act; never goes back. */
    long dueMs();

    /** Delivers what is due and moves {@link #dueMs} on. */
    void act() throws IOException;
}
