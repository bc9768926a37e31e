package io.tapemaker.sim.cli;

import io.tapemaker.engine.app.Errors;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code tapemaker-sim.jar}. */
@Command(
        name = SimMain.NAME,
        description = "Workloads and simulations for Tapemaker.",
        mixinStandardHelpOptions = true,
        versionProvider = SimVersion.class,
        subcommands = {
            RunCommand.class,
            SweepCommand.class,
            BacktestCommand.class,
            StudyCommand.class,
            CompeteCommand.class,
            ExplainCommand.class,
            WorkloadCommand.class,
            VenueCommand.class
        })
public final class SimMain implements Runnable {

    static final String NAME = "tapemaker-sim";

    /** Neither usage nor any of the codes with a meaning of their own. */
    private static final int EXIT_OTHER = 1;

    @Spec
    private CommandSpec spec;

    private SimMain() {}

    /**
     * Runs the command line and exits: 0 fine, 2 usage, 1 anything else.
     *
     * @param args the command with its options
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, for a caller that wants the exit code or other writers. */
    public static CommandLine commandLine() {
        return new CommandLine(new SimMain())
                .setParameterExceptionHandler(SimMain::refuse)
                .setExecutionExceptionHandler(SimMain::fail);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given; 'workload' is one");
    }

    private static int refuse(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        CommandSpec spec = command.getCommandSpec();
        report(command, oneLine(error) + " (help: " + spec.qualifiedName() + " --help)");
        return spec.exitCodeOnInvalidInput();
    }

    private static int fail(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
        report(command, oneLine(error));
        return EXIT_OTHER;
    }

    private static void report(CommandLine command, String text) {
        PrintWriter err = command.getErr();
        err.println(NAME + ": " + Errors.escape(text));
        err.flush();
    }

    private static String oneLine(Exception error) {
        String message = error.getMessage();
        return message == null ? error.getClass().getName() : message.replaceAll("\\s*\\R\\s*", " ");
    }
}
