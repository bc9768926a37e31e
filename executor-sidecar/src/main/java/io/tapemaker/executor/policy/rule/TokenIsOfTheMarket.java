package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.TokenId;
import org.jspecify.annotations.Nullable;

/** The token is one of the two that the policy lists for the market. */
public final class TokenIsOfTheMarket implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        TokenId token = order.request().asset().tokenId();
        return market == null || market.has(token) ? null : "token " + token + " is not one of the market's two";
    }
}
