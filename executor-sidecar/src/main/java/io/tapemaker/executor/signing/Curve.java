package io.tapemaker.executor.signing;

/** The curve secp256k1. Only {@link OrderSigner} calls it, and only with digests that it hashed itself. */
interface Curve {

    /** Bytes of a signature: r, s, v. */
    int SIGNATURE_LENGTH = 65;

    /** The first of the two values of v. */
    int FIRST_V = 27;

    /** What {@code curve()} of the signer says. */
    String name();

    /**
     * Signs 32 bytes: nonce by RFC 6979, s in the lower half, v 27 or 28.
     *
     * @throws IllegalStateException if the signature does not lead back to the key's own point
     */
    byte[] sign(byte[] digest, SigningKey key);
}
