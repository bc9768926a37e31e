package io.tapemaker.sim.cli;

import java.io.PrintWriter;

/** How far something is: a bar that is drawn over where the errors go to a terminal, else a line each quarter. */
final class ProgressLine {

    private static final int WIDTH = 40;
    private static final int PERCENT = 100;
    private static final int STEP = 25;

    private final String title;
    private final String unit;
    private final long total;
    private final PrintWriter err;
    private final TerminalBar bar;
    private long done;
    private int shown = -1;

    ProgressLine(String title, String unit, long total, PrintWriter err) {
        this(title, unit, total, err, TerminalBar.isErrTerminal());
    }

    ProgressLine(String title, String unit, long total, PrintWriter err, boolean isTerminal) {
        this.title = title;
        this.unit = unit;
        this.total = total;
        this.err = err;
        this.bar = new TerminalBar(WIDTH, err, isTerminal);
    }

    void add(long more) {
        done += more;
        int percent = (int) (done * PERCENT / total);
        int step = bar.isTerminal() ? percent : percent / STEP * STEP;
        if (step <= shown) {
            return;
        }
        shown = step;
        bar.draw(title, percent, PERCENT, percent + " %");
        if (!bar.isTerminal() && step > 0) {
            err.println(title + ": " + percent + " % of " + total + " " + unit);
            err.flush();
        }
    }

    /** Nothing more comes. */
    void end() {
        bar.end();
    }
}
