package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.backtest.Svg;
import java.util.List;
import java.util.Locale;

/**
 * The cells of a study as SVG, nothing but ASCII: a block for each depth and queue, in it fill rates downwards and
 * latencies across. A cell says how far ours is ahead on held-out days, and who wins it.
 */
final class CellsChart {

    private static final int CELL_WIDTH = 118;
    private static final int CELL_HEIGHT = 54;
    private static final int LEFT = 108;
    private static final int TOP = 96;
    private static final int GAP = 28;
    private static final int LEAST_WIDTH = 760;
    private static final int BAR_HEIGHT = 20;
    private static final int BAR_ROOM = 26;
    private static final String INK = "#222222";
    private static final String GREY = "#555555";

    private final Findings findings;
    private final StudyGrid grid;

    CellsChart(Findings findings) {
        this.findings = findings;
        this.grid = findings.grid();
    }

    String draw() {
        int blocks = grid.depth().size() * grid.queue().size();
        int blockWidth = grid.latency().size() * CELL_WIDTH;
        int width = Math.max(LEAST_WIDTH, LEFT + blocks * (blockWidth + GAP));
        int rowsEnd = TOP + grid.fillRate().size() * CELL_HEIGHT;
        int height = rowsEnd + 66 + grid.quoters().size() * BAR_ROOM;
        Svg out = Svg.sized(width, height);
        out.rect(0, 0, width, height, "#ffffff");
        long won = findings.won(Quoter.OURS, Days.HELD_OUT, Measure.NET);
        out.text(
                14,
                24,
                "start",
                INK,
                16,
                String.format(
                        Locale.ROOT,
                        "Ours wins %d of %d cells on net, held-out days (%.1f %%)",
                        won,
                        findings.cells().size(),
                        100.0 * won / findings.cells().size()));
        out.text(
                14,
                44,
                "start",
                GREY,
                12,
                "In each cell: ours less the best of the others in dollars, and who wins."
                        + " Blue: ours; orange: another.");
        double most = findings.cells().stream()
                .mapToLong(cell -> Math.abs(findings.aheadX2E10(cell, Days.HELD_OUT)))
                .max()
                .orElse(1);
        for (CellResult cell : findings.cells()) {
            cell(cell, blockWidth, Math.max(1, most), out);
        }
        labels(blockWidth, out);
        bars(rowsEnd + 40, width, out);
        return out.end();
    }

    private int left(Factor depth, Factor queue, int blockWidth) {
        int block =
                grid.depth().indexOf(depth) * grid.queue().size() + grid.queue().indexOf(queue);
        return LEFT + block * (blockWidth + GAP);
    }

    private void cell(CellResult cell, int blockWidth, double most, Svg out) {
        BacktestModel model = cell.model();
        int x = left(model.depth(), model.queue(), blockWidth) + grid.latency().indexOf(model.latency()) * CELL_WIDTH;
        int y = TOP + grid.fillRate().indexOf(model.fillRate()) * CELL_HEIGHT;
        long aheadX2E10 = findings.aheadX2E10(cell, Days.HELD_OUT);
        out.rect(x, y, CELL_WIDTH - 3, CELL_HEIGHT - 3, colour(aheadX2E10, aheadX2E10 / most));
        out.text(x + CELL_WIDTH / 2 - 1, y + 22, "middle", INK, 15, signed(aheadX2E10));
        String winner = findings.winner(cell, Days.HELD_OUT, Measure.NET)
                .map(Quoter::title)
                .orElse("nobody");
        out.text(x + CELL_WIDTH / 2 - 1, y + 40, "middle", INK, 10, winner);
    }

    /** The farther, the fuller; told apart by the colour-blind too, and never too dark for the letters. */
    private static String colour(long aheadX2E10, double part) {
        double full = 0.15 + 0.85 * Math.abs(part);
        return aheadX2E10 > 0 ? mixed(full, 120, 178, 224) : mixed(full, 240, 150, 90);
    }

    /** So much of a colour, the rest white. */
    private static String mixed(double part, int red, int green, int blue) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", toned(part, red), toned(part, green), toned(part, blue));
    }

    private static int toned(double part, int full) {
        return (int) (255 - (255 - full) * part);
    }

    private void labels(int blockWidth, Svg out) {
        for (Factor depth : grid.depth()) {
            for (Factor queue : grid.queue()) {
                int x = left(depth, queue, blockWidth);
                String queueText = grid.queue().size() == 1 && queue == Factor.ONE ? "" : ", queue x" + queue;
                out.text(x, TOP - 26, "start", INK, 13, "depth x" + depth + queueText);
                for (int i = 0; i < grid.latency().size(); i++) {
                    String latency = "latency x" + grid.latency().get(i);
                    out.text(x + i * CELL_WIDTH + CELL_WIDTH / 2, TOP - 8, "middle", GREY, 11, latency);
                }
            }
        }
        for (int i = 0; i < grid.fillRate().size(); i++) {
            String rate = "fill rate x" + grid.fillRate().get(i);
            out.text(LEFT - 10, TOP + i * CELL_HEIGHT + CELL_HEIGHT / 2 + 2, "end", GREY, 11, rate);
        }
    }

    /** The mean net of each quoter over the cells, from a common zero. */
    private void bars(int top, int width, Svg out) {
        out.text(14, top - 6, "start", INK, 13, "Net on held-out days, mean of all cells, dollars");
        List<Double> nets = grid.quoters().stream()
                .map(quoter -> findings.sums(Days.HELD_OUT, quoter).net()
                        / findings.cells().size())
                .toList();
        double low =
                Math.min(0, nets.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        double high =
                Math.max(0, nets.stream().mapToDouble(Double::doubleValue).max().orElse(0));
        int left = 180;
        double scale = (width - left - 200) / Math.max(1e-9, high - low);
        double zero = left + (low < 0 ? 90 : 0) - low * scale;
        for (int i = 0; i < nets.size(); i++) {
            Quoter quoter = grid.quoters().get(i);
            double net = nets.get(i);
            int y = top + 6 + i * BAR_ROOM;
            out.text(14, y + 14, "start", INK, 12, quoter.title());
            double x = Math.min(zero, zero + net * scale);
            out.rect(
                    x,
                    y,
                    Math.max(1, Math.abs(net) * scale),
                    BAR_HEIGHT,
                    quoter == Quoter.OURS ? "#1b6ca8" : "#a9b7c0");
            double at = net < 0 ? x - 6 : x + Math.abs(net) * scale + 6;
            out.text(at, y + 14, net < 0 ? "end" : "start", INK, 12, String.format(Locale.ROOT, "%,.2f", net));
        }
    }

    private static String signed(long x2E10) {
        return String.format(Locale.ROOT, "%+,.2f", x2E10 / DayFigures.DOLLAR_X2E10);
    }
}
