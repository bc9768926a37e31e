package io.tapemaker.executor.policy;

/**
 * How far an order may lie from the touch of the executor's own book; both distances hold.
 *
 * @param maxTicks in ticks of that book
 * @param maxDistanceE4 in ten-thousandths of a dollar, for coarse grids, where a few ticks are half the scale
 * @param maxAgeNs how old the book may be
 */
public record BookLimits(long maxTicks, long maxDistanceE4, long maxAgeNs) {}
