package io.tapemaker.sim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a call of the command line came to. */
record SimRun(int exitCode, String out, String err) {

    /** Calls the command line with all its arguments, the command among them. */
    static SimRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SimMain.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = command.execute(arguments);
        return new SimRun(exitCode, out.toString(), err.toString());
    }

    /** Calls a command with its options. */
    static SimRun ofCommand(String command, String... options) {
        return of(Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new));
    }

    /** The last line that was printed. */
    String last() {
        List<String> lines = out.lines().toList();
        return lines.get(lines.size() - 1);
    }

    /** Refused as usage: exit code 2, nothing printed, and one line with the expected in it that points to the help. */
    void assertRefused(String expected) {
        assertEquals(2, exitCode, err);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        assertTrue(err.startsWith("tapemaker-sim: "), err);
        assertTrue(err.contains(expected), err);
        assertTrue(err.contains("--help"), err);
    }
}
