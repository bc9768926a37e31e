package io.tapemaker.sim.world;

/**
 * What came out of a world.
 *
 * @param traceHash of everything that crossed a border
 * @param events of the scheduler
 * @param commandsReplayed commands that the tape gave again, byte for byte
 */
public record WorldReport(
        WorldPlan plan,
        String traceHash,
        long events,
        Checks checks,
        FaultCounts faults,
        WorldFigures figures,
        long commandsReplayed) {}
