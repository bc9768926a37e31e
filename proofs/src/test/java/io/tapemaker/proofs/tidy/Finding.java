package io.tapemaker.proofs.tidy;

/**
 * Something untidy.
 *
 * @param rule name of the rule
 * @param place file, with the method after a {@code #} where the rule is about one
 * @param value what was measured, or the line for rules that measure nothing
 * @param message what to do about it
 */
record Finding(String rule, String place, int value, String message) {
    @Override
    public String toString() {
        return rule + " " + place + " " + value + ": " + message;
    }
}
