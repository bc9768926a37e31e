package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/**
 * One way of the network. Messages arrive in their order, but for those that are late, and those that are lost do not.
 * While the way is stalled nothing arrives; it all comes when the stall ends.
 */
final class Link {

    private static final int PER_MILLE = 1_000;

    private final Scheduler scheduler;
    private final SeededRandom random;
    private final FaultCounts faults;
    private LinkQuality quality;
    private long lastArrivalNs;
    private long stalledUntilNs;

    Link(Scheduler scheduler, SeededRandom random, LinkQuality quality, FaultCounts faults) {
        this.scheduler = scheduler;
        this.random = random;
        this.quality = quality;
        this.faults = faults;
    }

    void quality(LinkQuality other) {
        quality = other;
    }

    /** Nothing arrives before then. */
    void stallUntil(long timeNs) {
        stalledUntilNs = Math.max(stalledUntilNs, timeNs);
    }

    /** Sends a message; what is to happen on its arrival may happen twice or never. */
    void send(Runnable onArrival) {
        if (happens(quality.lostPerMille(), FaultKind.MESSAGE_LOST)) {
            return;
        }
        deliver(onArrival);
        if (happens(quality.repeatedPerMille(), FaultKind.MESSAGE_REPEATED)) {
            deliver(onArrival);
        }
    }

    private void deliver(Runnable onArrival) {
        long arrivalNs = scheduler.nowNs() + quality.latencyNs() + random.skewed(Math.max(1, quality.jitterNs()));
        if (happens(quality.latePerMille(), FaultKind.MESSAGE_LATE)) {
            scheduler.at(Math.max(arrivalNs + quality.lateNs(), stalledUntilNs), onArrival);
            return;
        }
        arrivalNs = Math.max(Math.max(arrivalNs, lastArrivalNs), stalledUntilNs);
        lastArrivalNs = arrivalNs;
        scheduler.at(arrivalNs, onArrival);
    }

    private boolean happens(int perMille, FaultKind kind) {
        if (perMille == 0 || random.below(PER_MILLE) >= perMille) {
            return false;
        }
        faults.happened(kind);
        return true;
    }
}
