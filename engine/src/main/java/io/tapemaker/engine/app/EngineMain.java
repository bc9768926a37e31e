package io.tapemaker.engine.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Entry point of the engine process. */
@Command(
        name = "tapemaker-engine",
        description = "Journals market data, decides, and journals the commands. Holds no keys.",
        subcommands = {FeedCommand.class, RunCommand.class, OperatorCommand.class},
        mixinStandardHelpOptions = true,
        version = "tapemaker-engine 0.1.0",
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND")
public final class EngineMain {

    private EngineMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs one command and returns its exit code. */
    public static int run(String... args) {
        return new CommandLine(new EngineMain())
                .setParameterExceptionHandler(Errors::onBadUsage)
                .setExecutionExceptionHandler(Errors::onFailure)
                .execute(args);
    }
}
