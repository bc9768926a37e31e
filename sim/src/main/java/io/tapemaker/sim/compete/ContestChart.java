package io.tapemaker.sim.compete;

import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.backtest.Svg;
import java.util.List;

/** A panel for each kind of market, a bar for each quoter: expected dollars, with two standard errors either way. */
final class ContestChart {

    private static final int PANEL = 190;
    private static final int HEIGHT = 360;
    private static final int TOP = 70;
    private static final int BOTTOM = 40;
    private static final int LEFT = 20;
    private static final int BAR = 26;
    private static final int GAP = 6;
    private static final double ERRORS = 2;
    private static final double LEAST = 0.01;
    private static final String INK = "#222222";
    private static final List<String> COLOURS = List.of("#1b6ca8", "#e07b39", "#6a994e", "#9d4edd", "#8d8d8d");

    private ContestChart() {}

    static String draw(ContestResult result) {
        List<Ground> grounds = result.plan().grounds();
        int width = LEFT + PANEL * Math.max(4, grounds.size());
        Svg out = Svg.scaled(width, HEIGHT);
        out.background("#ffffff");
        out.text(
                LEFT,
                20,
                "start",
                INK,
                "Expected dollars a seed of " + result.plan().hours()
                        + " hours, ± 2 errors; each panel has its own scale");
        for (Quoter quoter : Quoter.values()) {
            int x = LEFT + quoter.ordinal() * 150;
            out.rect(x, 32, 12, 12, COLOURS.get(quoter.ordinal()));
            out.text(x + 18, 43, "start", INK, quoter.title());
        }
        for (int i = 0; i < grounds.size(); i++) {
            panel(result, grounds.get(i), LEFT + i * PANEL, out);
        }
        return out.end();
    }

    private static void panel(ContestResult result, Ground ground, int left, Svg out) {
        double most = LEAST;
        double least = 0;
        for (Quoter quoter : Quoter.values()) {
            Sample each = result.mean(ground, quoter, BoutFigures::expected);
            most = Math.max(most, each.mean() + ERRORS * each.error());
            least = Math.min(least, each.mean() - ERRORS * each.error());
        }
        double scale = (HEIGHT - TOP - BOTTOM - 20) / (most - least);
        double zero = TOP + 10 + most * scale;
        for (Quoter quoter : Quoter.values()) {
            Sample each = result.mean(ground, quoter, BoutFigures::expected);
            double x = left + quoter.ordinal() * (BAR + GAP);
            double y = zero - Math.max(0, each.mean()) * scale;
            out.rect(x, y, BAR, Math.abs(each.mean()) * scale, COLOURS.get(quoter.ordinal()));
            double middle = x + BAR / 2.0;
            out.line(
                    middle,
                    zero - (each.mean() + ERRORS * each.error()) * scale,
                    middle,
                    zero - (each.mean() - ERRORS * each.error()) * scale,
                    INK);
            String label = ContestReport.money(each.mean());
            double under = zero - Math.min(0, each.mean() - ERRORS * each.error()) * scale;
            out.text(middle, Math.min(HEIGHT - BOTTOM + 8, under + 13), "middle", INK, label);
        }
        out.line(left, zero, left + 5 * (BAR + GAP), zero, INK);
        out.text(left + 2.5 * (BAR + GAP), HEIGHT - 12, "middle", INK, ground.name());
    }
}
