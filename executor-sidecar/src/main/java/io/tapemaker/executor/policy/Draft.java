package io.tapemaker.executor.policy;

import io.tapemaker.executor.domain.order.ExchangeDomain;
import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Size;
import org.jspecify.annotations.Nullable;

/** What would be signed for a request, and for which exchange. Whether it may be is not decided here. */
public record Draft(OrderFields fields, ExchangeDomain domain) {

    /**
     * The order of a request, with the wallet and the exchange that the policy pins; null if none can be made: the
     * market is not listed, the price is off the grid, or the size is less than a hundredth of a share.
     */
    public static @Nullable Draft of(Policy policy, PlaceRequest request, OrderFields.Stamp stamp) {
        AllowedMarket market = policy.market(request.asset().conditionId());
        if (market == null || !hasAmounts(request.quote())) {
            return null;
        }
        PlaceRequest.Quote quote = request.quote();
        OrderFields fields = new OrderFields(
                stamp,
                policy.wallet().parties(),
                request.asset().tokenId(),
                OrderAmounts.of(request.side(), quote.priceE4(), quote.sizeE6(), quote.tick()),
                request.side(),
                OrderFields.Marks.NONE);
        return new Draft(fields, policy.exchanges().of(market.listing()));
    }

    /** A share costs less than a dollar, so the dollars fit a long whenever the shares do. */
    private static boolean hasAmounts(PlaceRequest.Quote quote) {
        return quote.tick().allows(quote.priceE4()) && quote.sizeE6() >= Size.ORDER_STEP_E6;
    }
}
