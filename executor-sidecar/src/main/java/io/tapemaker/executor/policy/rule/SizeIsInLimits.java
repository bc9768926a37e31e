package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OrderLimits;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The size is neither below the least nor above the largest. */
public final class SizeIsInLimits implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long sizeE6 = order.request().quote().sizeE6();
        OrderLimits limits = policy.limits().orders();
        return sizeE6 >= limits.minSizeE6() && sizeE6 <= limits.maxSizeE6()
                ? null
                : "size " + sizeE6 + " (E6) is not within " + limits.minSizeE6() + " and " + limits.maxSizeE6();
    }
}
