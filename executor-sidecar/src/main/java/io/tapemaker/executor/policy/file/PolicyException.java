package io.tapemaker.executor.policy.file;

/** A policy that cannot be used: one line with the file, the line in it, and the mend. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Usage or configuration. */
    public static final int EXIT_INVALID = 2;

    /** Refused by policy. */
    public static final int EXIT_REFUSED = 5;

    private final int exitCode;

    PolicyException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static PolicyException at(String place, int line, String problem) {
        return new PolicyException(EXIT_INVALID, place + ", line " + line + ": " + problem);
    }

    /** With which code the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
