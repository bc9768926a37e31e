package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.Address;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.web3j.crypto.Sign;

/**
 * The private key, from when it was decrypted until it is closed. It leaves this package only as signatures: it prints
 * as {@code ***}, is not serializable, equals only itself, and its bytes are zeroed when it is closed. Not
 * thread-safe.
 */
public final class SigningKey implements AutoCloseable {

    /** Bytes of a private key. */
    public static final int LENGTH = 32;

    private static final int PUBLIC_LENGTH = 64;

    private final byte[] secret;
    private final byte[] publicKey;
    private final Address address;
    private boolean closed;

    private SigningKey(byte[] secret, byte[] publicKey, Address address) {
        this.secret = secret;
        this.publicKey = publicKey;
        this.address = address;
    }

    /**
     * Takes the key over: the bytes that were handed in are zero afterwards, whatever happens.
     *
     * @param secret 32 bytes, most significant first
     * @throws IllegalArgumentException if they are no key of the curve; the message says nothing about them
     */
    public static SigningKey take(byte[] secret) {
        try {
            BigInteger number = new BigInteger(1, secret);
            if (secret.length != LENGTH || number.signum() == 0 || number.compareTo(Sign.CURVE_PARAMS.getN()) >= 0) {
                throw new IllegalArgumentException(
                        "a private key is 32 bytes, neither zero nor beyond the curve's order");
            }
            byte[] publicKey = publicKey(number);
            return new SigningKey(secret.clone(), publicKey, addressOf(publicKey));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] publicKey(BigInteger number) {
        byte[] encoded = Sign.publicPointFromPrivate(number).getEncoded(false);
        return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_LENGTH, encoded.length);
    }

    private static Address addressOf(byte[] publicKey) {
        ByteBuffer tail = ByteBuffer.wrap(Keccak.of(publicKey)).position(Keccak.LENGTH - Address.LENGTH);
        return new Address(tail.getInt(), tail.getLong(), tail.getLong());
    }

    /** The account of this key. */
    public Address address() {
        return address;
    }

    /** The 32 bytes themselves, for the curve only. */
    byte[] secret() {
        if (closed) {
            throw new IllegalStateException("the key was closed");
        }
        return secret;
    }

    /** The point of the key: 64 bytes, x and y. */
    byte[] publicKey() {
        return publicKey.clone();
    }

    /** Zeroes the bytes; nothing can be signed afterwards. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "***";
    }
}
