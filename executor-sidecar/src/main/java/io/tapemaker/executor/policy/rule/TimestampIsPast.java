package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The signed timestamp is one that has been: an order of tomorrow is not signed today. */
public final class TimestampIsPast implements Rule {
    private static final long NS_PER_MS = 1_000_000L;

    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long timestampMs = order.fields().stamp().timestampMs();
        return timestampMs > 0 && timestampMs <= order.nowNs() / NS_PER_MS
                ? null
                : "timestamp " + timestampMs + " ms is not within 1 ms and now, " + order.nowNs() / NS_PER_MS + " ms";
    }
}
