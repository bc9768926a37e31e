package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** Salt and timestamp are those that the intent fixed: another salt would be another order. */
public final class StampIsOfTheIntent implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.fields().stamp().equals(order.intent().stamp())
                ? null
                : order.fields().stamp() + " would be signed, the intent fixed "
                        + order.intent().stamp();
    }
}
