package io.tapemaker.testkit;

/** Counts how often an invariant was checked, for the report; the check itself stays an assertion of the test. */
public final class Invariants {
    private Invariants() {}

    /**
     * Adds to the number of checks of an invariant. Call it after the assertions have held, so that what is counted is
     * what was seen to be true.
     *
     * @param id name of the invariant, such as {@code tape.sequence-contiguous}
     * @param count number of checks to add, not negative
     * @throws IllegalStateException outside of a class marked with {@link Proof}
     */
    public static void checked(String id, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("invariant " + id + " cannot be checked " + count + " times");
        }
        ProofRun.current().checked(id, count);
    }
}
