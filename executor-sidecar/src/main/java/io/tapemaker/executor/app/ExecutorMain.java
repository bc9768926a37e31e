package io.tapemaker.executor.app;

import io.tapemaker.executor.keys.LogGuard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Entry point of the executor process. */
@Command(
        name = ExecutorMain.NAME,
        description = "Holds the keys, and signs and sends only what its policy allows.",
        mixinStandardHelpOptions = true,
        versionProvider = ExecutorVersion.class,
        scope = ScopeType.INHERIT,
        subcommands = {
            RunCommand.class,
            DoctorCommand.class,
            KeystoreCommand.class,
            KillCommand.class,
            RearmCommand.class,
            StatusCommand.class,
            VerifyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:anything else",
            "2:usage or configuration",
            "3:EXECUTIONS is not what its inputs make",
            "4:a damaged tape",
            "5:refused: this place or account may not trade, a tape that was rolled back, a key file, a password,"
                    + " the way this JVM was started, a re-arm without its file"
        })
public final class ExecutorMain implements Runnable {

    static final String NAME = "tapemaker-executor";

    @Spec
    private CommandSpec spec;

    private ExecutorMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        // Before the first logger is made. No other configuration: it could log what this one keeps out.
        System.setProperty("logback.configurationFile", "tapemaker-executor-logback.xml");
        Thread.setDefaultUncaughtExceptionHandler(ExecutorMain::fail);
        System.exit(commandLine().execute(args));
    }

    /** The trace that Java prints would say the message too. */
    private static void fail(Thread thread, Throwable e) {
        System.err.println(NAME + ": unexpected " + LogGuard.line(LogGuard.kindOf(e)));
    }

    /** The command line, for a caller that wants the exit code or other writers. */
    static CommandLine commandLine() {
        return new CommandLine(new ExecutorMain())
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(Errors::onBadUsage)
                .setExecutionExceptionHandler(Errors::onFailure);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "no command was given; name one of "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
