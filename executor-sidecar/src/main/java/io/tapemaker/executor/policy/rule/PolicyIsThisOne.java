package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The intent was made under the policy that judges it. */
public final class PolicyIsThisOne implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.intent().policyHash().equals(policy.sha256())
                ? null
                : "the intent names policy " + order.intent().policyHash().toHex() + ", this is "
                        + policy.sha256().toHex();
    }
}
