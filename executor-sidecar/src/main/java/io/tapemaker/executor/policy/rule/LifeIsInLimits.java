package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.OrderLimits;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** An order with an end lives neither too short for the venue nor longer than it should rest unwatched. */
public final class LifeIsInLimits implements Rule {
    private static final long NS_PER_S = 1_000_000_000L;

    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long expirationS = order.request().terms().expirationS();
        OrderLimits.Life life = policy.limits().orders().life();
        if (expirationS == 0) {
            return null;
        }
        return isBetween(order.nowNs(), expirationS, life)
                ? null
                : "expiration " + expirationS + " s is not " + life.leastS() + " to " + life.mostS() + " s after now, "
                        + order.nowNs() + " ns";
    }

    /** In ns and not in seconds, where the fraction of a second would be given away. */
    private static boolean isBetween(long nowNs, long expirationS, OrderLimits.Life life) {
        if (expirationS < 0 || expirationS > Long.MAX_VALUE / NS_PER_S || nowNs < 0) {
            return false;
        }
        long lifeNs = expirationS * NS_PER_S - nowNs;
        return lifeNs >= life.leastS() * NS_PER_S && lifeNs <= life.mostS() * NS_PER_S;
    }
}
