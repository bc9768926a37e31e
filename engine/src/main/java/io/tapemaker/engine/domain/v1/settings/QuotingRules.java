package io.tapemaker.engine.domain.v1.settings;

/**
 * How a market is quoted.
 *
 * @param enabled whether to quote at all
 * @param maxSpreadE4 reward band: greatest distance from the adjusted midpoint that still scores, in E4
 * @param minSizeE6 least size that scores, in E6; levels below it do not count for the midpoint
 * @param orderSizeE6 size of each quote, in E6
 * @param distancePercent where in the band to rest, 0 at the midpoint and 100 at its edge
 * @param deadBandTicks an order this many ticks from where it should be stays
 * @param minEditIntervalNs least time between two orders of one token
 * @param lowestPriceE4 no quotes while the midpoint is below, in E4
 * @param highestPriceE4 no quotes while the midpoint is above, in E4
 */
public record QuotingRules(
        boolean enabled,
        long maxSpreadE4,
        long minSizeE6,
        long orderSizeE6,
        int distancePercent,
        int deadBandTicks,
        long minEditIntervalNs,
        long lowestPriceE4,
        long highestPriceE4) {}
