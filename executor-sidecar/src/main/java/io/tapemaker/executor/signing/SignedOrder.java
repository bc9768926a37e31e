package io.tapemaker.executor.signing;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.journal.types.Uint256;

/**
 * An order with its signature.
 *
 * @param orderId the venue's id of it, known before it is sent
 * @param signature "0x" and hex digits: 65 bytes, or 317 for a deposit wallet
 */
public record SignedOrder(OrderFields order, Uint256 orderId, String signature) {}
