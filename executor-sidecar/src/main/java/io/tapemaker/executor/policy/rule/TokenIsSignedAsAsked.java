package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The signed token is that of the request, on which everything else was judged. */
public final class TokenIsSignedAsAsked implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.fields().tokenId().equals(order.request().asset().tokenId())
                ? null
                : "token " + order.fields().tokenId() + " would be signed, asked was "
                        + order.request().asset().tokenId();
    }
}
