package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.Errors;
import io.tapemaker.replay.child.ChildLauncher;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of {@code tapemaker-replay.jar}: proves, shows and explains a tape, and writes nothing into it. */
@Command(
        name = "tapemaker-replay",
        description = "Proves, shows and explains a tape; writes nothing into it.",
        mixinStandardHelpOptions = true,
        version = "tapemaker-replay 0.1.0",
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:anything else",
            "2:usage, configuration, or DIR is no journal directory",
            "3:divergence",
            "4:corrupt or torn tape"
        })
public final class ReplayMain implements Runnable {

    @Spec
    private CommandSpec spec;

    private ReplayMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(
                commandLine(ChildLauncher.likeThisProcess(VerifyProcess.class)).execute(args));
    }

    /**
     * The command line, for a caller that wants the exit code or other writers.
     *
     * @param launcher how {@code verify} starts the process that reads the tape
     */
    public static CommandLine commandLine(ChildLauncher launcher) {
        return new CommandLine(new ReplayMain())
                .addSubcommand(new VerifyCommand(launcher))
                .addSubcommand(new BookCommand())
                .addSubcommand(new DumpCommand())
                .addSubcommand(new StatCommand())
                .addSubcommand(new WhyCommand())
                .addSubcommand(new DiffCommand())
                .setParameterExceptionHandler(Errors::onBadUsage)
                .setExecutionExceptionHandler(ReplayErrors::onFailure);
    }

    /** As {@link #commandLine}, executed with these writers. */
    public static int run(ChildLauncher launcher, PrintWriter out, PrintWriter err, String... args) {
        int code = commandLine(launcher).setOut(out).setErr(err).execute(args);
        out.flush();
        err.flush();
        return code;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command was given; name one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
