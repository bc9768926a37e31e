package io.tapemaker.replay.tape;

/** A command of this program cannot do what was asked: one line with the mend, and the exit code that it stands for. */
public final class ReplayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * @param exitCode one of {@code ExitCode}
     * @param message one line that names the place and the mend
     */
    public ReplayException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The exit code. */
    public int exitCode() {
        return exitCode;
    }
}
