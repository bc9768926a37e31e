package io.tapemaker.engine.app;

import io.tapemaker.engine.config.ConfigException;
import io.tapemaker.engine.gateway.marketdata.FeedFailedException;
import io.tapemaker.engine.recovery.TapeDivergedException;
import io.tapemaker.journal.CorruptRecordException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One line and an exit code for everything that can go wrong; hostile text in it is escaped. */
public final class Errors {

    private static final int LONGEST_LINE = 2_000;

    private Errors() {}

    /** A command line that cannot be understood. */
    public static int onBadUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        print(command, e.getMessage() + " (try '" + command.getCommandSpec().qualifiedName() + " --help')");
        return ExitCode.USAGE;
    }

    /** A command that failed. */
    public static int onFailure(Exception e, CommandLine command, ParseResult parsed) {
        print(command, lineOf(e));
        return codeOf(e);
    }

    private static void print(CommandLine command, String line) {
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().root().name() + ": " + escape(line));
        err.flush();
    }

    /** Our own exceptions say everything in their message; others need their name. */
    private static String lineOf(Throwable e) {
        boolean ours = e.getClass().getName().startsWith("io.tapemaker.") || codeOf(e) != ExitCode.FAILURE;
        return ours ? String.valueOf(e.getMessage()) : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** The exit code that an exception stands for. */
    public static int codeOf(Throwable e) {
        if (e instanceof ConfigException || e instanceof FeedFailedException || e instanceof IllegalArgumentException) {
            return ExitCode.USAGE;
        }
        if (e instanceof TapeDivergedException) {
            return ExitCode.DIVERGENCE;
        }
        if (e instanceof CorruptRecordException) {
            return ExitCode.CORRUPT;
        }
        return ExitCode.FAILURE;
    }

    /** Text from strangers as one printable line. */
    public static String escape(String text) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < text.length() && line.length() < LONGEST_LINE; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F) {
                line.append(c);
            } else {
                String hex = Integer.toHexString(c);
                line.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
            }
        }
        return line.toString();
    }
}
