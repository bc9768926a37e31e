package io.tapemaker.replay.cli;

/** Entry point of the replay process. */
public final class ReplayMain {
    private static final int EXIT_USAGE = 2;

    private ReplayMain() {}

    /**
     * Refuses every command line: this build has no command yet.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.err.println("tapemaker-replay: no command is available in this build");
        System.exit(EXIT_USAGE);
    }
}
