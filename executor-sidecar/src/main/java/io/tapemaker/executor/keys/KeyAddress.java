package io.tapemaker.executor.keys;

import io.tapemaker.executor.domain.order.Address;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.web3j.crypto.Sign;

/** From private key to address. */
final class KeyAddress {

    private static final int HASH_LENGTH = 32;
    private static final int COORDINATES_LENGTH = 64;

    private KeyAddress() {}

    /** Whether this is a scalar of secp256k1: 32 bytes, from one to the order of the group less one. */
    static boolean isKey(byte[] scalar) {
        if (scalar.length != PrivateKeyHandle.LENGTH) {
            return false;
        }
        BigInteger value = new BigInteger(1, scalar);
        return value.signum() > 0 && value.compareTo(Sign.CURVE_PARAMS.getN()) < 0;
    }

    /**
     * The address: the last 20 bytes of the Keccak-256 of the public key's coordinates.
     *
     * @throws KeyRefusedException if it is no private key
     */
    static Address of(byte[] scalar) {
        if (!isKey(scalar)) {
            throw new KeyRefusedException("this is no private key: 32 bytes below the order of secp256k1 are");
        }
        byte[] point = Sign.publicPointFromPrivate(new BigInteger(1, scalar)).getEncoded(false);
        byte[] hash = keccak256(Arrays.copyOfRange(point, 1, 1 + COORDINATES_LENGTH));
        return Address.parse("0x" + HexFormat.of().formatHex(hash, HASH_LENGTH - Address.LENGTH, HASH_LENGTH));
    }

    static byte[] keccak256(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(8 * HASH_LENGTH);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] hash = new byte[HASH_LENGTH];
        digest.doFinal(hash, 0);
        return hash;
    }
}
