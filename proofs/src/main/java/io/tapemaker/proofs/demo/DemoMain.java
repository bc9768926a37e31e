package io.tapemaker.proofs.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The last step of {@code mvn -Pdemo}: the main job with the jars of this build, as a user would run them. Generates
 * ten minutes of a seeded market, feeds them through the engine into a fresh journal, proves the journal, and says
 * where to look next.
 */
public final class DemoMain {

    private static final int EXIT_FAILED = 1;
    private static final int EXIT_USAGE = 2;
    private static final String JOURNAL = "artifacts/demo/journal";
    private static final String RECORDING = "artifacts/demo/workload.jsonl.gz";
    private static final String REPLAY = "java -jar replay/target/tapemaker-replay.jar";

    private DemoMain() {}

    /**
     * Runs the demo and exits, 0 if every step did its work and the tape is proven.
     *
     * @param arguments {@code --root=DIR}, the folder of the checkout
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1 || !arguments[0].startsWith("--root=")) {
            System.err.println("demo: --root=DIR is missing");
            System.exit(EXIT_USAGE);
        }
        DemoSteps steps = new DemoSteps(Path.of(arguments[0].substring("--root=".length())));
        steps.deleteFolder("artifacts/demo");
        boolean done = steps.run(
                        "sim/target/tapemaker-sim.jar",
                        List.of("workload", "--seed", "42", "--minutes", "10", "--markets", "20", "--out", RECORDING))
                && steps.run(
                        "engine/target/tapemaker-engine.jar",
                        List.of("feed", "--recording", RECORDING, "--journal", JOURNAL))
                && steps.run("replay/target/tapemaker-replay.jar", List.of("verify", JOURNAL));
        summary(steps.output(), done).forEach(System.out::println);
        System.exit(done ? 0 : EXIT_FAILED);
    }

    /** The figures that matter out of what the steps printed. */
    static List<String> summary(List<String> output, boolean done) {
        List<String> lines = new ArrayList<>(List.of("", "Tapemaker demo: ten minutes of 20 seeded markets", ""));
        for (String figure : List.of("frames ", "books ", "book hashes ", "decisions ", "journal ")) {
            output.stream()
                    .filter(line -> line.startsWith(figure))
                    .findFirst()
                    .ifPresent(line -> lines.add("  " + line));
        }
        lines.add(
                "  replayed     " + (done ? "identical, byte for byte" : "NOT identical, or a step failed: see above"));
        if (done) {
            lines.add("");
            lines.add("Look next at");
            lines.add("  " + REPLAY + " stat " + JOURNAL);
            lines.add("  " + REPLAY + " book " + JOURNAL);
            lines.add("  " + REPLAY + " why " + JOURNAL + " --command 1");
            lines.add("  " + REPLAY + " dump " + JOURNAL + " --journal commands");
            lines.add("  mvn verify -Pprove     every proof, and artifacts/proofs/latest/report.md");
        }
        return lines;
    }
}
