package io.tapemaker.proofs.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs of this build. */
enum Program {
    SIM("sim/target/tapemaker-sim.jar", "-Xmx512m"),
    ENGINE("engine/target/tapemaker-engine.jar", "-Xmx512m"),
    /** With the flags that live mode asks for. */
    EXECUTOR(
            "executor-sidecar/target/tapemaker-executor.jar",
            "-Xmx640m -XX:+DisableAttachMechanism -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash"),
    REPLAY("replay/target/tapemaker-replay.jar", "-Xmx512m");

    private final String jar;
    private final String flags;

    Program(String jar, String flags) {
        this.jar = jar;
        this.flags = flags;
    }

    /** The words that start it, to which its arguments are added. */
    List<String> command(Path root) {
        if (!Files.isRegularFile(root.resolve(jar))) {
            throw new DemoFailedException(jar + " is not there; mvn -Pdemo builds it first");
        }
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // They live for a minute: what starts soon is better than what is fast at last.
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of(flags.split(" ", -1)));
        words.addAll(List.of("-jar", jar));
        return words;
    }
}
