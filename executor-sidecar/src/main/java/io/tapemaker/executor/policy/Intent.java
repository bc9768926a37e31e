package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.journal.types.Uint256;

/**
 * What the executor fixes before an order is judged.
 *
 * @param stamp salt and timestamp that every resend carries
 * @param policyHash SHA-256 of the policy under which it is made
 * @param commandTimeNs event time of the command
 */
public record Intent(OrderKey key, OrderFields.Stamp stamp, Uint256 policyHash, long commandTimeNs) {}
