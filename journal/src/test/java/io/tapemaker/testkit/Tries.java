package io.tapemaker.testkit;

/**
 * Whether properties run as often as they are meant to. Mutation testing runs them far less often, for each mutant
 * anew: then what was to be met along the way, rare cases for example, need not have been.
 */
public final class Tries {

    private static final String PROPERTY = "jqwik.tries.default";

    private Tries() {}

    /** False where the number of tries was lowered for this run. */
    public static boolean areFull() {
        return System.getProperty(PROPERTY) == null;
    }
}
