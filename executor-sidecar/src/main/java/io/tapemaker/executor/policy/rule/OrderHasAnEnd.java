package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The order ends by itself, unless the policy allows orders without end. */
public final class OrderHasAnEnd implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.request().terms().hasEnd()
                        || policy.limits().orders().life().gtcAllowed()
                ? null
                : "the order has no end (GTC)";
    }
}
