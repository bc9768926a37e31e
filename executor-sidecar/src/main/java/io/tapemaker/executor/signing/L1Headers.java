package io.tapemaker.executor.signing;

/** The headers of requests for API keys: who signs, and that it does. */
public final class L1Headers {

    private L1Headers() {}

    /** Signs and lays out. */
    public static AuthHeaders of(OrderSigner signer, ClobAuth auth) {
        return new AuthHeaders()
                .with("POLY_ADDRESS", ChecksumAddress.of(auth.address()))
                .with("POLY_SIGNATURE", signer.sign(auth))
                .with("POLY_TIMESTAMP", Long.toString(auth.timestampS()))
                .with("POLY_NONCE", Long.toString(auth.nonce()));
    }
}
