package io.tapemaker.executor.keys;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.signing.SigningKey;
import java.util.Optional;

/** From private key to address, as the signer sees it. */
final class KeyAddress {

    private KeyAddress() {}

    /** The address; nothing if these bytes are no private key of secp256k1. They stay as they are. */
    static Optional<Address> of(byte[] scalar) {
        try (SigningKey key = SigningKey.take(scalar.clone())) {
            return Optional.of(key.address());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
