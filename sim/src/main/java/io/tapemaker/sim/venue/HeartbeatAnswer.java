package io.tapemaker.sim.venue;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a heartbeat.
 *
 * @param heartbeatId what the next beat has to name, also after a wrong one
 * @param refusal null if the beat was taken
 */
public record HeartbeatAnswer(String heartbeatId, @Nullable Refusal refusal) {}
