package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.replay.diff.DiffReport;
import io.tapemaker.replay.diff.DiffRun;
import io.tapemaker.replay.diff.DiffText;
import io.tapemaker.replay.tape.JsonLine;
import io.tapemaker.replay.tape.TapeDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: the same inputs under another configuration or build. */
@Command(
        name = "diff",
        description = {
            "Compares the commands of a tape with those that its inputs lead to in this build,",
            "under another configuration, or on another tape. Compared is what commands say, not how",
            "they are numbered; state hashes are only counted. Answers are given on paper, since those",
            "on the tape answer other orders. Exit code 3 if they differ."
        })
final class DiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @ArgGroup
    private @Nullable Other other;

    @Option(names = "--json", description = "One JSON object instead of lines for people.")
    private boolean json;

    /** At most one of both; without, this build under the taped configuration. */
    static final class Other {

        @Option(
                names = "--config",
                required = true,
                paramLabel = "FILE",
                description = "Configuration whose deciding settings take the place of the taped ones.")
        private @Nullable Path config;

        @Option(
                names = "--against",
                required = true,
                paramLabel = "DIR2",
                description = "Journal directory of another run over the same inputs.")
        private @Nullable Path against;
    }

    @Override
    public Integer call() {
        DiffReport report = compare(TapeDirectory.require(directory));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLine.of(report));
        } else {
            DiffText.print(report, out);
        }
        out.flush();
        return report.equal() ? ExitCode.OK : ExitCode.DIVERGENCE;
    }

    private DiffReport compare(TapeDirectory tape) {
        DiffRun run = new DiffRun(tape);
        Path config = other == null ? null : other.config;
        Path against = other == null ? null : other.against;
        if (config != null) {
            return run.againstConfig("configuration " + config, LoadedConfig.of(config));
        }
        return against == null
                ? run.againstThisBuild()
                : run.againstTape("tape " + against, TapeDirectory.require(against));
    }
}
