package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/** The order does not reach the other side of the own book. */
public final class BookIsNotCrossed implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        OwnBook book = order.book();
        if (book == null) {
            return null;
        }
        long priceE4 = order.request().quote().priceE4();
        boolean rests = order.request().side() == Side.BUY ? priceE4 < book.askE4() : priceE4 > book.bidE4();
        return rests
                ? null
                : order.request().side() + " at " + priceE4 + " crosses the own book: bid " + book.bidE4() + ", ask "
                        + book.askE4() + " (E4)";
    }
}
