package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Ages;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OwnBook;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The own book is young enough, and not from the future. */
public final class BookIsFresh implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        OwnBook book = order.book();
        long limitNs = policy.limits().book().maxAgeNs();
        return book == null || Ages.isWithin(order.nowNs(), book.atNs(), limitNs)
                ? null
                : "the own book is of " + book.atNs() + " ns, now is " + order.nowNs() + " ns, and its age may be 0 to "
                        + limitNs + " ns";
    }
}
