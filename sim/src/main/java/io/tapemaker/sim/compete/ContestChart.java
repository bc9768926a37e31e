package io.tapemaker.sim.compete;

import io.tapemaker.sim.backtest.Quoter;
import java.util.List;
import java.util.Locale;

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
    private static final List<String> COLOURS = List.of("#1b6ca8", "#e07b39", "#6a994e", "#9d4edd", "#8d8d8d");

    private ContestChart() {}

    static String draw(ContestResult result) {
        List<Ground> grounds = result.plan().grounds();
        int width = LEFT + PANEL * Math.max(4, grounds.size());
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(HEIGHT)
                .append("\" font-family=\"sans-serif\" font-size=\"12\">\n");
        out.append("<rect width=\"").append(width).append("\" height=\"").append(HEIGHT);
        out.append("\" fill=\"#ffffff\"/>\n");
        text(
                out,
                LEFT,
                20,
                "start",
                "Expected dollars a seed of " + result.plan().hours()
                        + " hours, ± 2 errors; each panel has its own scale");
        for (Quoter quoter : Quoter.values()) {
            int x = LEFT + quoter.ordinal() * 150;
            bar(out, x, 32, 12, 12, COLOURS.get(quoter.ordinal()));
            text(out, x + 18, 43, "start", quoter.title());
        }
        for (int i = 0; i < grounds.size(); i++) {
            panel(result, grounds.get(i), LEFT + i * PANEL, out);
        }
        return out.append("</svg>\n").toString();
    }

    private static void panel(ContestResult result, Ground ground, int left, StringBuilder out) {
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
            bar(out, x, y, BAR, Math.abs(each.mean()) * scale, COLOURS.get(quoter.ordinal()));
            double middle = x + BAR / 2.0;
            rule(
                    out,
                    middle,
                    zero - (each.mean() + ERRORS * each.error()) * scale,
                    middle,
                    zero - (each.mean() - ERRORS * each.error()) * scale);
            String label = ContestReport.money(each.mean());
            double under = zero - Math.min(0, each.mean() - ERRORS * each.error()) * scale;
            text(out, middle, Math.min(HEIGHT - BOTTOM + 8, under + 13), "middle", label);
        }
        rule(out, left, zero, left + 5 * (BAR + GAP), zero);
        text(out, left + 2.5 * (BAR + GAP), HEIGHT - 12, "middle", ground.name());
    }

    private static void bar(StringBuilder out, double x, double y, double width, double height, String colour) {
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        out.append("\" fill=\"").append(colour).append("\"/>\n");
    }

    private static void rule(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" stroke=\"#222222\"/>\n");
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String text) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"").append(anchor).append("\" fill=\"#222222\">");
        out.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
