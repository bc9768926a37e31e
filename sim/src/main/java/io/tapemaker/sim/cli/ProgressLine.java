package io.tapemaker.sim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far something is: a bar that is drawn over where the errors go to a terminal, else a line each quarter. */
final class ProgressLine {

    private static final int WIDTH = 40;
    private static final int PERCENT = 100;
    private static final int STEP = 25;

    private final String title;
    private final String unit;
    private final long total;
    private final PrintWriter err;
    private final boolean isTerminal;
    private long done;
    private int shown = -1;

    ProgressLine(String title, String unit, long total, PrintWriter err) {
        this(title, unit, total, err, isErrTerminal());
    }

    ProgressLine(String title, String unit, long total, PrintWriter err, boolean isTerminal) {
        this.title = title;
        this.unit = unit;
        this.total = total;
        this.err = err;
        this.isTerminal = isTerminal;
    }

    void add(long more) {
        done += more;
        int percent = (int) (done * PERCENT / total);
        int step = isTerminal ? percent : percent / STEP * STEP;
        if (step <= shown) {
            return;
        }
        shown = step;
        if (isTerminal) {
            int filled = percent * WIDTH / PERCENT;
            err.print("\r" + title + " [" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + percent + " %");
        } else if (step > 0) {
            err.println(title + ": " + percent + " % of " + total + " " + unit);
        }
        err.flush();
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
