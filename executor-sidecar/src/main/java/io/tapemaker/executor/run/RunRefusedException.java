package io.tapemaker.executor.run;

/** The executor does not start, or does not go on: one line that names the mend, and an exit code. */
public final class RunRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /** With a line for people. */
    public RunRefusedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** With which code the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
