package io.tapemaker.sim.wire;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.journal.types.Uint256;

/** What the venue recomputes of an order: its hash, and who signed it. */
public interface OrderProof {

    /** The EIP-712 digest, which is the order id. */
    Uint256 orderId(ExchangeDomain domain, OrderFields order);

    /** Whether the signature, in the form of the order's signature type, is that of the key of the address. */
    boolean isSignedBy(ExchangeDomain domain, OrderFields order, byte[] signature, Address key);

    /** Recomputes everything, by a library that shares nothing with the executor's fast path. */
    static OrderProof full() {
        return new TypedDataProof();
    }

    /** The same id by plain hashing, and any signature of the right length is believed: for long simulations. */
    static OrderProof cheap() {
        return new PlainProof();
    }
}
