package io.tapemaker.testkit;

/** Figures that a proof leaves in the report, in the order in which they were first put. */
public final class Figures {
    private Figures() {}

    /**
     * Records a whole number; a second value under the same key replaces the first.
     *
     * @param key what was measured, with its unit, such as {@code framesPerSecond} or {@code openTimeMs}
     * @param value the figure
     * @throws IllegalStateException outside of a class marked with {@link Proof}
     */
    public static void put(String key, long value) {
        ProofRun.current().figure(key, value);
    }

    /**
     * Records a number with a fraction.
     *
     * @param key what was measured, with its unit
     * @param value the figure; must be finite
     * @throws IllegalStateException outside of a class marked with {@link Proof}
     */
    public static void put(String key, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("figure " + key + " is not a number: " + value);
        }
        ProofRun.current().figure(key, value);
    }

    /**
     * Records a short text, such as a hash or the reason why something was not checked.
     *
     * @param key what was found
     * @param value one line
     * @throws IllegalStateException outside of a class marked with {@link Proof}
     */
    public static void put(String key, String value) {
        ProofRun.current().figure(key, value);
    }
}
