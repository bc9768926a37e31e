package io.tapemaker.executor.domain;

/** A policy as the core uses it: its rules and its limits. */
public record PolicyInForce(PolicyGate gate, CapLimits limits, long venueVersion) {

    /** Makes the policy of a run from what its start says. A pure function, so that a replay judges the same. */
    @FunctionalInterface
    public interface Reader {

        /**
         * The policy of these bytes.
         *
         * @throws IllegalArgumentException if they are none
         */
        PolicyInForce read(ExecutorInput.Under under);
    }
}
