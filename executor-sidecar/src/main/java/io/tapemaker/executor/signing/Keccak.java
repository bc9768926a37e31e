package io.tapemaker.executor.signing;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256, the hash of the chain (not the SHA-3 of the standard, which pads differently). Not thread-safe. */
final class Keccak {

    /** Bytes of a hash. */
    static final int LENGTH = 32;

    private final KeccakDigest digest = new KeccakDigest(8 * LENGTH);

    /** Hashes a part of {@code input} into 32 bytes of {@code output}. */
    void hash(byte[] input, int length, byte[] output) {
        digest.update(input, 0, length);
        digest.doFinal(output, 0);
    }

    /** The hash of a text in UTF-8. */
    static byte[] ofText(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of all the bytes. */
    static byte[] of(byte[] input) {
        byte[] output = new byte[LENGTH];
        new Keccak().hash(input, input.length, output);
        return output;
    }
}
