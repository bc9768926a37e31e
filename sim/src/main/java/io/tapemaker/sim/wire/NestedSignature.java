package io.tapemaker.sim.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a deposit wallet: the key's signature, the exchange's domain separator, the order's struct hash, the
 * order type and its length, one after the other.
 */
record NestedSignature(byte[] inner, byte[] separator, byte[] contents) {

    /** Bytes of a signature of a key. */
    static final int INNER_LENGTH = 65;

    private static final int HASH_LENGTH = 32;
    private static final byte[] TYPE = TypedDataProof.ORDER_TYPE.getBytes(StandardCharsets.US_ASCII);

    /** Bytes of the whole. */
    static final int LENGTH = INNER_LENGTH + 2 * HASH_LENGTH + TYPE.length + 2;

    /** The parts, null if it is not put together like that. */
    static @Nullable NestedSignature of(byte[] signature) {
        int typeAt = INNER_LENGTH + 2 * HASH_LENGTH;
        if (signature.length != LENGTH) {
            return null;
        }
        byte[] type = Arrays.copyOfRange(signature, typeAt, typeAt + TYPE.length);
        int length = (signature[LENGTH - 2] & 0xff) << 8 | signature[LENGTH - 1] & 0xff;
        if (!Arrays.equals(type, TYPE) || length != TYPE.length) {
            return null;
        }
        return new NestedSignature(
                Arrays.copyOfRange(signature, 0, INNER_LENGTH),
                Arrays.copyOfRange(signature, INNER_LENGTH, INNER_LENGTH + HASH_LENGTH),
                Arrays.copyOfRange(signature, INNER_LENGTH + HASH_LENGTH, typeAt));
    }
}
