package io.tapemaker.engine.gateway.marketdata;

/**
 * What is kept of a frame above the limit.
 *
 * @param length its length in bytes
 * @param sha256 of the whole frame
 * @param head its first bytes
 */
public record OversizeFrame(long length, byte[] sha256, byte[] head) {}
