package io.tapemaker.replay.cli;

import io.tapemaker.engine.app.Errors;
import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.replay.tape.ReplayException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** One line and an exit code for whatever a command throws; hostile text in it is escaped. */
final class ReplayErrors {

    private ReplayErrors() {}

    static int onFailure(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof ReplayException refused) {
            print(command, String.valueOf(refused.getMessage()));
            return refused.exitCode();
        }
        if (e instanceof CorruptRecordException) {
            print(command, e.getMessage() + "; 'verify' names the place");
            return ExitCode.CORRUPT;
        }
        if (e instanceof UncheckedIOException) {
            print(command, String.valueOf(e.getMessage()));
            return ExitCode.FAILURE;
        }
        return Errors.onFailure(e, command, parsed);
    }

    static void print(CommandLine command, String line) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().root().name() + ": " + Errors.escape(line));
        err.flush();
    }
}
