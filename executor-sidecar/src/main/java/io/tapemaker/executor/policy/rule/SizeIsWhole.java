package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import io.tapemaker.journal.types.Size;
import org.jspecify.annotations.Nullable;

/** The size has two decimals at most: what is judged is what is signed. */
public final class SizeIsWhole implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long sizeE6 = order.request().quote().sizeE6();
        return sizeE6 % Size.ORDER_STEP_E6 == 0
                ? null
                : "size " + sizeE6 + " (E6) is not a multiple of " + Size.ORDER_STEP_E6;
    }
}
