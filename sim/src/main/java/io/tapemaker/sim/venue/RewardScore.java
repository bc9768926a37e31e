package io.tapemaker.sim.venue;

/**
 * What an account's orders score in one market at one instant.
 *
 * @param share of all scores there
 */
public record RewardScore(int account, double qOne, double qTwo, double qMin, double share) {}
