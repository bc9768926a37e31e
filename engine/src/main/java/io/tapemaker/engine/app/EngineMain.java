package io.tapemaker.engine.app;

/** Entry point of the engine process. */
public final class EngineMain {
    private static final int EXIT_USAGE = 2;

    private EngineMain() {}

    /**
     * Refuses every command line: this build has no command yet.
     *
     * @param args ignored
     */
    public static void main(String[] args) {
        System.err.println("tapemaker-engine: no command is available in this build");
        System.exit(EXIT_USAGE);
    }
}
