package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.replay.stat.StatRun;
import io.tapemaker.replay.stat.StatText;
import io.tapemaker.replay.stat.TapeStatistics;
import io.tapemaker.replay.tape.JsonLine;
import io.tapemaker.replay.tape.TapeDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stat}: a tape in figures. */
@Command(
        name = "stat",
        description = "Counts a tape: records by type, sizes, event times, epochs, sessions, and the state at its end.")
final class StatCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @Option(names = "--json", description = "One JSON object with every counter instead of lines for people.")
    private boolean json;

    @Override
    public Integer call() {
        TapeStatistics statistics = new StatRun(TapeDirectory.require(directory)).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLine.of(statistics));
        } else {
            StatText.print(statistics, out);
        }
        out.flush();
        return ExitCode.OK;
    }
}
