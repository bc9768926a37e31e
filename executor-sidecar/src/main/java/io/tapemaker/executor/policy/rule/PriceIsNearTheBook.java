package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.BookLimits;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Side;
import org.jspecify.annotations.Nullable;

/** The order lies near the touch of its side in the own book, in ticks of that book and in dollars. */
public final class PriceIsNearTheBook implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        OwnBook book = order.book();
        if (book == null) {
            return null;
        }
        BookLimits limits = policy.limits().book();
        long touchE4 = order.request().side() == Side.BUY ? book.bidE4() : book.askE4();
        long priceE4 = order.request().quote().priceE4();
        long reachE4 =
                Math.min(limits.maxDistanceE4(), limits.maxTicks() * book.tick().stepE4());
        return priceE4 >= touchE4 - reachE4 && priceE4 <= touchE4 + reachE4
                ? null
                : "price " + priceE4 + " is more than " + reachE4 + " from the own touch " + touchE4 + " (E4)";
    }
}
