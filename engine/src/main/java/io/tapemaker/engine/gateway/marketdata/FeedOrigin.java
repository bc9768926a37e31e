package io.tapemaker.engine.gateway.marketdata;

/**
 * What tells one source of frames from another.
 *
 * @param kind what kind of source, for people; never a file name, so that a copy of a recording gives the same tape
 * @param hash SHA-256, 32 bytes: of the first line of a recording, of the parameters of a generated workload
 */
public record FeedOrigin(String kind, byte[] hash) {}
