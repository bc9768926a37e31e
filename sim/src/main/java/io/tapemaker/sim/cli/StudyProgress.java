package io.tapemaker.sim.cli;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.grid.Study;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far a study is, and how long it will take at this pace: a bar on a terminal, else a line each cell. */
final class StudyProgress implements Study.Watch {

    private static final int WIDTH = 30;
    private static final long PER_MILLE = 1_000;
    private static final double NS_PER_S = 1e9;
    private static final int SECONDS_PER_MINUTE = 60;

    private final long total;
    private final int cells;
    private final PrintWriter err;
    private final TerminalBar bar;
    private final LongSupplier clockNs;
    private final long startNs;
    private long cellStartNs;
    private long done;
    private long shown = -1;
    private int cellsDone;

    /**
     * @param total quotes of all cells that are to be run
     * @param clockNs for how long it takes; nothing depends on it but what is shown
     */
    StudyProgress(long total, int cells, PrintWriter err, boolean isTerminal, LongSupplier clockNs) {
        this.total = Math.max(1, total);
        this.cells = cells;
        this.err = err;
        this.bar = new TerminalBar(WIDTH, err, isTerminal);
        this.clockNs = clockNs;
        startNs = clockNs.getAsLong();
        cellStartNs = startNs;
    }

    @Override
    public void done(long quotes) {
        done += quotes;
        long perMille = done * PER_MILLE / total;
        if (!bar.isTerminal() || perMille == shown) {
            return;
        }
        shown = perMille;
        String more = String.format(
                Locale.ROOT, "%5.1f %%, %d of %d cells done, %s   ", perMille / 10.0, cellsDone, cells, left());
        bar.draw("study", perMille, PER_MILLE, more);
    }

    @Override
    public void cell(BacktestModel model) {
        cellsDone++;
        long nowNs = clockNs.getAsLong();
        if (!bar.isTerminal()) {
            err.printf(
                    Locale.ROOT,
                    "study: %d of %d cells done (%s in %.0f s), %s%n",
                    cellsDone,
                    cells,
                    model.text(),
                    (nowNs - cellStartNs) / NS_PER_S,
                    left());
            err.flush();
        }
        cellStartNs = nowNs;
    }

    /** Nothing more comes. */
    void end() {
        bar.end();
    }

    private String left() {
        if (done >= total) {
            return "nothing left";
        }
        double perQuote = (double) (clockNs.getAsLong() - startNs) / done;
        long seconds = (long) Math.ceil(perQuote * (total - done) / NS_PER_S);
        return seconds < SECONDS_PER_MINUTE
                ? "about " + seconds + " s left"
                : "about " + (seconds + SECONDS_PER_MINUTE - 1) / SECONDS_PER_MINUTE + " min left";
    }
}
