package io.tapemaker.engine.gateway.marketdata;

import java.util.Arrays;

/**
 * What is kept of a frame above the limit.
 *
 * @param length its length in bytes
 * @param sha256 of the whole frame
 * @param head its first bytes
 */
public record OversizeFrame(long length, byte[] sha256, byte[] head) {

    /** A longer frame does not go onto the tape as a whole. */
    public static final int MAX_FRAME_LENGTH = 4 << 20;

    static final int HEAD_LENGTH = 4096;

    /** Of a whole frame above the limit. */
    public static OversizeFrame of(byte[] whole) {
        return new OversizeFrame(whole.length, Hashes.sha256().digest(whole), Arrays.copyOf(whole, HEAD_LENGTH));
    }
}
