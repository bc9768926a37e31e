package io.tapemaker.engine.gateway.marketdata;

/**
 * Distances in event time.
 *
 * @param tickNs between two timer ticks
 * @param quietNs a source that delivers nothing for this long has ended its burst
 */
public record FeedSpacing(long tickNs, long quietNs) {}
