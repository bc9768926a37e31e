package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The order is for the exchange, chain and domain version that the policy pins for such a market. */
public final class ExchangeIsPinned implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        if (market == null) {
            return null;
        }
        ExchangeDomain pinned = policy.exchanges().of(market.listing());
        return order.domain().equals(pinned) ? null : "signed for " + order.domain() + ", pinned is " + pinned;
    }
}
