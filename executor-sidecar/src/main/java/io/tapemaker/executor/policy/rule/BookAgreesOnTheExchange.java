package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.AllowedMarket;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The venue and the policy agree on whether the market is neg-risk, which decides on the exchange. */
public final class BookAgreesOnTheExchange implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        AllowedMarket market = policy.market(order.request().asset().conditionId());
        OwnBook book = order.book();
        return market == null
                        || book == null
                        || book.negRisk() == market.listing().negRisk()
                ? null
                : "the venue says neg-risk " + book.negRisk() + ", the policy "
                        + market.listing().negRisk();
    }
}
