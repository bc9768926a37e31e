package io.tapemaker.executor.app;

/** Entry point of the executor process. */
public final class ExecutorMain {
    private static final int EXIT_USAGE = 2;

    private ExecutorMain() {}

    /**
     * Refuses every command line: this build has no command yet.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.err.println("tapemaker-executor: no command is available in this build");
        System.exit(EXIT_USAGE);
    }
}
