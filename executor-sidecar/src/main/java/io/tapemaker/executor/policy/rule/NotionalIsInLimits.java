package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AtRisk;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** What the order puts at risk is within the limit of one order. */
public final class NotionalIsInLimits implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        PlaceRequest request = order.request();
        long riskE6 = AtRisk.e6(
                request.side(), request.quote().priceE4(), request.quote().sizeE6());
        return riskE6 <= policy.limits().orders().maxNotionalE6()
                ? null
                : "it puts " + riskE6 + " (E6 dollars) at risk, above "
                        + policy.limits().orders().maxNotionalE6();
    }
}
