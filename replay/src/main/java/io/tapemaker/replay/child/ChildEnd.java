package io.tapemaker.replay.child;

/**
 * How a child ended.
 *
 * @param how by itself, or stopped and why
 * @param exitCode its exit code, above 128 if a signal ended it (a JVM that notes its crash ends with 1); meaningless
 *     if it was stopped
 * @param lastWords start of what it said outside of the protocol, such as a crash notice; empty for none
 */
public record ChildEnd(How how, int exitCode, String lastWords) {

    private static final int SIGNALLED = 128;

    /** By itself, or stopped and why. */
    public enum How {
        EXITED,
        TIME_LIMIT,
        OUTPUT_LIMIT
    }

    /** For people. */
    public String describe() {
        String what =
                switch (how) {
                    case EXITED ->
                        exitCode > SIGNALLED
                                ? "was ended by signal " + (exitCode - SIGNALLED)
                                : "ended with exit code " + exitCode + " and no report";
                    case TIME_LIMIT -> "did not end within its time limit and was stopped";
                    case OUTPUT_LIMIT -> "wrote more than it may and was stopped";
                };
        return lastWords.isEmpty() ? what : what + " (" + lastWords + ")";
    }
}
