package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.Address;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The funds are those of the pinned wallet. */
public final class MakerIsPinned implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        Address pinned = policy.wallet().parties().maker();
        return order.fields().parties().maker().equals(pinned)
                ? null
                : "maker " + order.fields().parties().maker() + ", pinned is " + pinned;
    }
}
