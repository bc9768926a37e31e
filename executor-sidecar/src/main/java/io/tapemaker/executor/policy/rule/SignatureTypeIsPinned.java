package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.SignatureType;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The signature is of the pinned kind. */
public final class SignatureTypeIsPinned implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        SignatureType pinned = policy.wallet().signatureType();
        return order.fields().parties().signatureType() == pinned
                ? null
                : "signature type " + order.fields().parties().signatureType() + ", pinned is " + pinned;
    }
}
