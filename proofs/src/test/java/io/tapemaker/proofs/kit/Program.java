package io.tapemaker.proofs.kit;

import io.tapemaker.testkit.ProjectRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The programs as their users start them: {@code java -jar}. */
public enum Program {
    ENGINE("engine/target/tapemaker-engine.jar"),
    REPLAY("replay/target/tapemaker-replay.jar"),
    SIM("sim/target/tapemaker-sim.jar");

    /** A start that compiles less: for runs that are many and short. */
    public static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private final String jar;

    Program(String jar) {
        this.jar = jar;
    }

    /** The jar, which the build has made before these proofs run. */
    public Path jar() {
        Path path = ProjectRoot.path().resolve(jar);
        if (!Files.isRegularFile(path)) {
            throw new IllegalStateException(path + " is absent: run mvn verify, or mvn package first");
        }
        return path;
    }

    /** The program with these arguments, on the running JDK, without flags. */
    public ProcessRun on(String... arguments) {
        return with(ProcessRun.java(), List.of(), arguments);
    }

    /** The program with these arguments, for one of many short runs. */
    public ProcessRun quick(String... arguments) {
        return with(ProcessRun.java(), QUICK, arguments);
    }

    /** The program with these arguments, on a JDK and with flags of choice. */
    public ProcessRun with(Path java, List<String> flags, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(flags);
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(List.of(arguments));
        return ProcessRun.of(command);
    }

    /** {@code feed} of a recording into a journal. */
    public static ProcessRun feed(Path recording, Path journal, String... more) {
        return ENGINE.on("feed", "--recording", recording.toString(), "--journal", journal.toString())
                .with(more);
    }

    /** {@code feed}, for one of many short runs. */
    public static ProcessRun quickFeed(Path recording, Path journal, String... more) {
        return ENGINE.quick("feed", "--recording", recording.toString(), "--journal", journal.toString())
                .with(more);
    }

    /** {@code verify} of a journal. */
    public static ProcessRun verify(Path journal, String... more) {
        return REPLAY.on("verify", journal.toString()).with(more);
    }

    /** {@code verify}, for one of many short runs. */
    public static ProcessRun quickVerify(Path journal, String... more) {
        return REPLAY.quick("verify", journal.toString()).with(more);
    }
}
