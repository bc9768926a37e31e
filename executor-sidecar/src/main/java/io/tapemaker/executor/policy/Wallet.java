package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.SignatureType;

/**
 * The one wallet that orders are made for.
 *
 * @param signer address of the signing key
 * @param maker the wallet with the funds; the signer itself for {@link SignatureType#EOA}
 */
public record Wallet(Address signer, Address maker, SignatureType signatureType) {

    /** The three fields of an order that say whose it is: a deposit wallet signs in its own name. */
    public OrderFields.Parties parties() {
        return new OrderFields.Parties(maker, signatureType == SignatureType.POLY_1271 ? maker : signer, signatureType);
    }
}
