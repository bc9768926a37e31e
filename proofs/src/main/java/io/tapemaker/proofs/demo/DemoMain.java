package io.tapemaker.proofs.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last step of {@code mvn -Pdemo}, run with the jars of this build in place. */
public final class DemoMain {
    private static final int EXIT_USAGE = 2;
    private static final List<String> JARS = List.of(
            "engine/target/tapemaker-engine.jar",
            "executor-sidecar/target/tapemaker-executor.jar",
            "replay/target/tapemaker-replay.jar",
            "sim/target/tapemaker-sim.jar");

    private DemoMain() {}

    /**
     * Names the programs that were built.
     *
     * @param arguments {@code --root=DIR}, the folder of the checkout
     */
    public static void main(String[] arguments) {
        if (arguments.length != 1 || !arguments[0].startsWith("--root=")) {
            System.err.println("demo: --root=DIR is missing");
            System.exit(EXIT_USAGE);
        }
        Path root = Path.of(arguments[0].substring("--root=".length()));
        for (String jar : JARS) {
            System.out.println((Files.exists(root.resolve(jar)) ? "built    " : "missing  ") + jar);
        }
    }
}
