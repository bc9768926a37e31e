package io.tapemaker.executor.domain.order;

import io.tapemaker.journal.types.Uint256;

/** The EIP-712 digest of an order, which is the venue's order id: a pure function, known before anything is signed. */
@FunctionalInterface
public interface OrderHasher {

    /** The order id under the domain of one exchange. */
    Uint256 orderId(ExchangeDomain domain, OrderFields order);
}
