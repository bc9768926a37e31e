package io.tapemaker.engine.config;

import io.tapemaker.journal.chronicle.Durability;

/**
 * How the process runs.
 *
 * @param waitStrategy how the engine thread waits for the next event
 * @param ringSlots slots of the ring, a power of two
 * @param durability when appended records are forced to the disk
 * @param tickMs distance of two timer ticks in event time
 * @param quietMs a source that delivers nothing for this long, in event time, has ended its burst
 * @param tokensPerConnection how many tokens one connection to the market channel follows at most
 * @param snapshotsKept how many snapshots are kept
 */
public record ProcessSettings(
        WaitChoice waitStrategy,
        int ringSlots,
        Durability durability,
        int tickMs,
        int quietMs,
        int tokensPerConnection,
        int snapshotsKept) {

    /** How the engine thread waits: blocking is kind to small machines, the others burn a core for microseconds. */
    public enum WaitChoice {
        BLOCKING,
        YIELDING,
        SPINNING
    }
}
