package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The salt survives a reader that holds numbers as doubles. */
public final class SaltIsInRange implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        long salt = order.fields().stamp().salt();
        return salt >= 0 && salt <= OrderFields.MAX_SALT
                ? null
                : "salt " + salt + " is not within 0 to " + OrderFields.MAX_SALT;
    }
}
