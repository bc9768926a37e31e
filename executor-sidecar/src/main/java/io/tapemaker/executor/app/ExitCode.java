package io.tapemaker.executor.app;

/** The exit codes of the executor; those that other Tapemaker programs have mean the same there. */
public final class ExitCode {

    public static final int OK = 0;
    /** Anything that has no code of its own. */
    public static final int FAILURE = 1;
    /** Usage or configuration. */
    public static final int USAGE = 2;
    /** The tape and what its input leads to differ. */
    public static final int DIVERGENCE = 3;
    /** The tape is damaged. */
    public static final int CORRUPT = 4;
    /** Refused: by policy, by the geoblock, by the checks of keys or of this JVM. */
    public static final int REFUSED = 5;

    private ExitCode() {}
}
