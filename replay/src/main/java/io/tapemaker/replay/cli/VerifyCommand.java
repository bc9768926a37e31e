package io.tapemaker.replay.cli;

import io.tapemaker.replay.child.ChildLauncher;
import io.tapemaker.replay.tape.TapeDirectory;
import io.tapemaker.replay.verify.VerifyReport;
import io.tapemaker.replay.verify.VerifyRun;
import io.tapemaker.replay.verify.VerifyText;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code verify}: the proof. */
@Command(
        name = "verify",
        description = {
            "Proves a tape: reads every byte of it, regenerates COMMANDS from INBOUND and compares them byte for byte,",
            "and does so again from each snapshot to the next. Reads in a process of its own; writes nothing."
        })
final class VerifyCommand implements Callable<Integer> {

    private final ChildLauncher launcher;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Journal directory.")
    private Path directory;

    @Option(names = "--json", description = "One JSON object instead of lines for people.")
    private boolean json;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            description = "Stop reading after this long (default: two minutes and a second for each MiB of the tape).")
    private @Nullable Long timeLimitSeconds;

    VerifyCommand(ChildLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        TapeDirectory tape = TapeDirectory.require(directory);
        VerifyReport report = new VerifyRun(tape, launcher, limit(command)).run();
        PrintWriter out = command.getOut();
        if (json) {
            VerifyText.printJson(report, directory, out);
        } else {
            VerifyText.print(report, directory, out);
        }
        out.flush();
        if (!report.problem().isEmpty()) {
            ReplayErrors.print(command, "journal " + directory + ": " + report.problem());
        }
        return report.outcome().exitCode();
    }

    private @Nullable Duration limit(CommandLine command) {
        Long seconds = timeLimitSeconds;
        if (seconds == null) {
            return null;
        }
        if (seconds < 1 || seconds > Duration.ofDays(7).toSeconds()) {
            throw new ParameterException(command, "--time-limit: name 1 to 604800 seconds");
        }
        return Duration.ofSeconds(seconds);
    }
}
