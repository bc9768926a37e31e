package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.OrderAmounts;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Size;
import org.jspecify.annotations.Nullable;

/** The signed amounts are exactly price x size and size: nothing is given away by rounding. */
public final class AmountsAreExact implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        PlaceRequest.Quote quote = order.request().quote();
        if (!Price.isValid(quote.priceE4()) || quote.sizeE6() <= 0) {
            return "price " + quote.priceE4() + " (E4) and size " + quote.sizeE6() + " (E6) have no amounts";
        }
        long sharesE6 = Size.floorToOrderStep(quote.sizeE6());
        // A share costs less than a dollar, so the dollars fit a long whenever the shares do.
        long dollarsE6 = OrderAmounts.notionalE6(quote.priceE4(), sharesE6);
        OrderAmounts exact = order.fields().side() == Side.BUY
                ? new OrderAmounts(dollarsE6, sharesE6)
                : new OrderAmounts(sharesE6, dollarsE6);
        return order.fields().amounts().equals(exact)
                ? null
                : order.fields().amounts() + " would be signed, exact are " + exact;
    }
}
