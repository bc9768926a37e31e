package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The signer is the pinned key, or the wallet that answers for it. */
public final class SignerIsPinned implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        Address pinned = policy.wallet().parties().signer();
        return order.fields().parties().signer().equals(pinned)
                ? null
                : "signer " + order.fields().parties().signer() + ", pinned is " + pinned;
    }
}
