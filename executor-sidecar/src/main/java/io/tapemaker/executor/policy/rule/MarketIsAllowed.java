package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The market is listed. */
public final class MarketIsAllowed implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        return market != null
                ? null
                : "market " + order.request().asset().conditionId() + " is not listed in the policy";
    }
}
