package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Ages;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The command is young enough, and not from the future. */
public final class CommandIsFresh implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long limitNs = policy.limits().ages().commandNs();
        return Ages.isWithin(order.nowNs(), order.intent().commandTimeNs(), limitNs)
                ? null
                : "the command is of " + order.intent().commandTimeNs() + " ns, now is " + order.nowNs()
                        + " ns, and its age may be 0 to " + limitNs + " ns";
    }
}
