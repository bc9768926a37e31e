package io.tapemaker.bench.run;

/**
 * One measured lap.
 *
 * @param elapsedNs time of all frames in ns
 * @param cpuNs time on a core of its thread in ns
 * @param allocatedBytes heap bytes that its thread allocated
 * @param commands commands that came out
 */
public record LapTime(long elapsedNs, long cpuNs, long allocatedBytes, long commands) {}
