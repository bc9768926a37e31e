package io.tapemaker.sim.study;

/**
 * Best bid and ask of a market at a moment.
 *
 * @param timeMs since 1970
 * @param slug the market's name
 * @param bidE4 best bid in E4, 0 for none
 * @param askE4 best ask in E4, 0 for none
 */
public record BboRow(long timeMs, String slug, long bidE4, long askE4) {}
