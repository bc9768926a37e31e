package io.tapemaker.sim.cli;

/** Entry point of the sim process. */
public final class SimMain {
    private static final int EXIT_USAGE = 2;

    private SimMain() {}

    /**
     * Refuses every command line: this build has no command yet.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.err.println("tapemaker-sim: no command is available in this build");
        System.exit(EXIT_USAGE);
    }
}
