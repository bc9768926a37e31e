package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.SignatureType;
import org.web3j.crypto.Keys;

/**
 * Who trades, as the wire knows them.
 *
 * @param account the number at the venue
 * @param address the address of the signing key
 * @param funder the wallet with the money; the same for an account without one
 */
public record WireAccount(int account, Address address, Credentials credentials, Address funder, SignatureType type) {

    /**
     * What signs requests.
     *
     * @param key the API key, which comes back as {@code owner}
     * @param secret base64, either alphabet
     */
    public record Credentials(String key, String secret, String passphrase) {

        @Override
        public String toString() {
            return "Credentials[***]";
        }
    }

    /** The wallet as the venue writes it, with the checksum in its capitals. */
    String makerAddress() {
        return Keys.toChecksumAddress(funder.toString());
    }

    /** The wallet that an order has to name as its signer. */
    Address orderSigner() {
        return type == SignatureType.POLY_1271 ? funder : address;
    }
}
