package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The signed side is that of the request. */
public final class SideIsSignedAsAsked implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.fields().side() == order.request().side()
                ? null
                : order.fields().side() + " would be signed, asked was "
                        + order.request().side();
    }
}
