package io.tapemaker.engine.app;

/** The exit codes of every Tapemaker program. */
public final class ExitCode {

    public static final int OK = 0;
    /** Anything that has no code of its own. */
    public static final int FAILURE = 1;
    /** Usage, configuration, or an input that cannot be read. */
    public static final int USAGE = 2;
    /** The tape and what its input leads to differ. */
    public static final int DIVERGENCE = 3;
    /** The tape is damaged. */
    public static final int CORRUPT = 4;
    /** Refused by policy or geoblock. */
    public static final int REFUSED = 5;

    private ExitCode() {}
}
