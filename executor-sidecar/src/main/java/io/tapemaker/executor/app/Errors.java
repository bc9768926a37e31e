package io.tapemaker.executor.app;

import io.tapemaker.executor.files.RefusedFileException;
import io.tapemaker.executor.keys.KeyConfigException;
import io.tapemaker.executor.keys.KeyRefusedException;
import io.tapemaker.executor.keys.LogGuard;
import io.tapemaker.executor.policy.file.PolicyException;
import io.tapemaker.executor.run.RunRefusedException;
import io.tapemaker.executor.tape.ExecutorDivergedException;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalLockedException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * One line and an exit code for everything that can go wrong. Messages of our own exceptions are said, free of secrets
 * and escaped; of others only the kind is, because a parser or a cipher may quote what it was given. A wrong command
 * line is not repeated either: somebody may have put a key into it.
 */
final class Errors {

    private static final Pattern NAME = Pattern.compile("-{0,2}[a-z][a-z-]{0,19}");

    private Errors() {}

    /** A command line that cannot be understood. */
    static int onBadUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String said = e instanceof MissingParameterException ? String.valueOf(e.getMessage()) : withoutValues(e, args);
        say(command, said + " (try '" + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    private static String withoutValues(ParameterException e, String[] args) {
        String said = String.valueOf(e.getMessage());
        for (String word : Arrays.stream(args)
                .flatMap(arg -> Arrays.stream(new String[] {arg, arg.substring(arg.indexOf('=') + 1)}))
                .filter(word -> !word.isEmpty() && !NAME.matcher(word).matches())
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            said = said.replace(word, "***");
        }
        return said;
    }

    /** A command that failed. */
    static int onFailure(Exception e, CommandLine command, ParseResult parsed) {
        return onFailure(e, command);
    }

    /** The same, for a command that has to know its code. */
    static int onFailure(Exception e, CommandLine command) {
        say(command, lineOf(e));
        return codeOf(e);
    }

    /** One line on standard error. */
    static void say(CommandLine command, String line) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().root().name() + ": " + LogGuard.line(line));
        err.flush();
    }

    private static String lineOf(Exception e) {
        boolean ours = e.getClass().getName().startsWith("io.tapemaker.");
        return ours && e.getMessage() != null ? e.getMessage() : "unexpected " + LogGuard.kindOf(e);
    }

    /** The exit code that an exception stands for. */
    static int codeOf(Exception e) {
        if (e instanceof KeyConfigException) {
            return ExitCode.USAGE;
        }
        if (e instanceof KeyRefusedException || e instanceof StartRefusedException) {
            return ExitCode.REFUSED;
        }
        return codeOfRun(e);
    }

    private static int codeOfRun(Exception e) {
        if (e instanceof RunRefusedException refused) {
            return refused.exitCode();
        } else if (e instanceof PolicyException policy) {
            return policy.exitCode();
        } else if (e instanceof RefusedFileException || e instanceof JournalLockedException) {
            return ExitCode.USAGE;
        } else if (e instanceof ExecutorDivergedException) {
            return ExitCode.DIVERGENCE;
        } else if (e instanceof CorruptRecordException) {
            return ExitCode.CORRUPT;
        }
        return ExitCode.FAILURE;
    }
}
