package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The grid that the engine believes in is that of the own book. */
public final class TickIsTheMarkets implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        OwnBook book = order.book();
        return book == null || book.tick() == order.request().quote().tick()
                ? null
                : "tick " + order.request().quote().tick().text() + " was asked, the market's is "
                        + book.tick().text();
    }
}
