package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The intent has the id of the request: nothing is signed in the name of another order. */
public final class IntentIsOfTheRequest implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.intent().key().equals(order.request().key())
                ? null
                : "the intent is " + order.intent().key() + ", the request "
                        + order.request().key();
    }
}
