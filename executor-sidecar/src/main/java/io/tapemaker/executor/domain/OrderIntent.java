package io.tapemaker.executor.domain;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.Uint256;

/**
 * What is going to be signed and sent for one command, fixed before anything is: every later send has these bytes.
 *
 * @param commandSequence on COMMANDS
 * @param orderId the hash that is signed, and the venue's name of the order
 * @param policyHash SHA-256 of the policy that allows it
 */
public record OrderIntent(
        PlaceRequest request, long commandSequence, OrderDraft draft, Uint256 orderId, Uint256 policyHash) {

    /** Session and number, as the engine names it. */
    public OrderKey key() {
        return request.key();
    }
}
