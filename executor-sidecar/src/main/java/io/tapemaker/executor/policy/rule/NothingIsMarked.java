package io.tapemaker.executor.policy.rule;

import io.tapemaker.executor.domain.order.OrderFields;
import io.tapemaker.executor.policy.Candidate;
import io.tapemaker.executor.policy.Policy;
import org.jspecify.annotations.Nullable;

/** The two words that the chain keeps with the order are zero: nobody is paid or told by them. */
public final class NothingIsMarked implements Rule {
    @Override
    public @Nullable String objection(Policy policy, Candidate order) {
        return order.fields().marks().equals(OrderFields.Marks.NONE)
                ? null
                : "metadata or builder is not zero: " + order.fields().marks();
    }
}
