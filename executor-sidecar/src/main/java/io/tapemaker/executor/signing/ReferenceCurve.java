package io.tapemaker.executor.signing;

import java.math.BigInteger;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Sign;

/** web3j on Bouncy Castle: slow, everywhere the same, and what the native curve is compared with. */
final class ReferenceCurve implements Curve {

    static final String NAME = "web3j on Bouncy Castle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte[] sign(byte[] digest, SigningKey key) {
        ECKeyPair pair = new ECKeyPair(new BigInteger(1, key.secret()), new BigInteger(1, key.publicKey()));
        // web3j finds v by recovering the point from the signature, and throws where it does not come back.
        Sign.SignatureData data = Sign.signMessage(digest, pair, false);
        byte[] signature = new byte[SIGNATURE_LENGTH];
        System.arraycopy(data.getR(), 0, signature, 0, data.getR().length);
        System.arraycopy(data.getS(), 0, signature, data.getR().length, data.getS().length);
        signature[SIGNATURE_LENGTH - 1] = data.getV()[0];
        return signature;
    }
}
