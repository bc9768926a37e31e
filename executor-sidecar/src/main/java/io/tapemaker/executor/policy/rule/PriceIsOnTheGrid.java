package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The price is a multiple of the tick, between one tick and a dollar less a tick. */
public final class PriceIsOnTheGrid implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        PlaceRequest.Quote quote = order.request().quote();
        return quote.tick().allows(quote.priceE4())
                ? null
                : "price " + quote.priceE4() + " (E4) is not on the grid "
                        + quote.tick().text();
    }
}
