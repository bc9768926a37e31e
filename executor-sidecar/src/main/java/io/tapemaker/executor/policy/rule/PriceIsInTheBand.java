package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The price, as one of the first token, is in the band of the market. */
public final class PriceIsInTheBand implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        if (market == null) {
            return null;
        }
        PlaceRequest request = order.request();
        long priceE4 = market.firstTokenPriceE4(
                request.asset().tokenId(), request.quote().priceE4());
        return market.band().contains(priceE4)
                ? null
                : "price " + priceE4 + " (E4, of the first token) is not within "
                        + market.band().lowE4() + " and " + market.band().highE4();
    }
}
