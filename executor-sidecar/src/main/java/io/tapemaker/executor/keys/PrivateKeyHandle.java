package io.tapemaker.executor.keys;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.signing.SigningKey;
import java.util.function.Function;

/** A private key of 32 bytes and the address that it stands for; zeroed on close. */
public final class PrivateKeyHandle implements AutoCloseable {

    /** Length of a private key in bytes. */
    public static final int LENGTH = SigningKey.LENGTH;

    private final Secret scalar;
    private final Address address;

    private PrivateKeyHandle(Secret scalar, Address address) {
        this.scalar = scalar;
        this.address = address;
    }

    /**
     * Takes these bytes over: the array is zeroed.
     *
     * @param scalar 32 bytes, most significant first
     * @throws KeyRefusedException if they are no private key of secp256k1
     */
    public static PrivateKeyHandle take(byte[] scalar) {
        Address address = KeyAddress.of(scalar)
                .orElseThrow(() -> new KeyRefusedException(
                        "this is no private key: one is 32 bytes, neither zero nor beyond the curve's order"));
        return new PrivateKeyHandle(Secret.take(scalar), address);
    }

    /** The key for the signer, which zeroes its own copy when it is closed. */
    public SigningKey toSigningKey() {
        return scalar.reveal(SigningKey::take);
    }

    /** The address of this key. */
    public Address address() {
        return address;
    }

    /** Shows a copy of the 32 bytes, and zeroes the copy afterwards. */
    public <T> T reveal(Function<byte[], T> use) {
        return scalar.reveal(use);
    }

    /** The scalar, for a scrubber that must know it. Closed with this. */
    public Secret scalar() {
        return scalar;
    }

    @Override
    public void close() {
        scalar.close();
    }

    @Override
    public String toString() {
        return "key of " + address;
    }
}
