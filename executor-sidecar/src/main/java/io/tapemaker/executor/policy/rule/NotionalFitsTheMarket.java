package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.AtRisk;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** One order alone is within the cap of its market; together the orders are held to it by the caps. */
public final class NotionalFitsTheMarket implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        PlaceRequest request = order.request();
        long riskE6 = AtRisk.e6(
                request.side(), request.quote().priceE4(), request.quote().sizeE6());
        return market == null || riskE6 <= market.notionalCapE6()
                ? null
                : "it puts " + riskE6 + " (E6 dollars) at risk, above the market's cap " + market.notionalCapE6();
    }
}
