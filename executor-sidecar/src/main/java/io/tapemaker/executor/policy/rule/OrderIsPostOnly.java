package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The order can only rest: it never takes, and so never pays a fee or another's price. */
public final class OrderIsPostOnly implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.request().terms().postOnly() ? null : "the order is not post-only";
    }
}
