package io.tapemaker.sim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bar that is drawn over again and again, if the errors go to a terminal; else nothing. */
final class TerminalBar {

    private final int width;
    private final PrintWriter err;
    private final boolean isTerminal;

    /** @param width of the bar, in characters */
    TerminalBar(int width, PrintWriter err, boolean isTerminal) {
        this.width = width;
        this.err = err;
        this.isTerminal = isTerminal;
    }

    boolean isTerminal() {
        return isTerminal;
    }

    /** Draws so many parts of a whole over what was drawn before. */
    void draw(String title, long parts, long whole, String more) {
        if (isTerminal) {
            int filled = (int) (parts * width / whole);
            err.print("\r" + title + " [" + "#".repeat(filled) + " ".repeat(width - filled) + "] " + more);
            err.flush();
        }
    }

    /** Nothing more comes. */
    void end() {
        if (isTerminal) {
            err.println();
            err.flush();
        }
    }

    /** Whether the errors go to a terminal. */
    static boolean isErrTerminal() {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/2"));
            return target.startsWith("/dev/pts") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
