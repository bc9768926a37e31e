package io.tapemaker.sim.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of lines over hours as SVG, small enough to be read as text; nothing but ASCII. */
final class SvgChart {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 340;
    private static final int LEFT = 76;
    private static final int RIGHT = 16;
    private static final int TOP = 56;
    private static final int BOTTOM = 34;
    private static final int LEGEND = 190;
    private static final int MOST_TICKS = 8;
    private static final int HOURS_PER_DAY = 24;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#c0392b", "#2e8b57", "#8e6c00", "#6c3483");

    private final String title;
    private final String unit;
    private final long[] hours;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();

    /** @param hours since 1970, ascending, at least one */
    SvgChart(String title, String unit, long[] hours) {
        this.title = title;
        this.unit = unit;
        this.hours = hours;
    }

    /** Adds a line with a value for each hour; a gap where it is not a number. */
    SvgChart line(String name, double[] values) {
        names.add(name);
        lines.add(values);
        return this;
    }

    /** The picture. */
    String draw() {
        double low = 0;
        double high = 0;
        for (double[] line : lines) {
            for (double value : line) {
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
        }
        double step = step(high - low);
        double bottom = Math.floor(low / step) * step;
        double top = Math.max(Math.ceil(high / step) * step, bottom + step);
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" width=\""
                + WIDTH + "\" height=\"" + HEIGHT + "\" font-family=\"sans-serif\" font-size=\"12\">\n");
        out.append("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"#ffffff\"/>\n");
        text(out, LEFT, 20, "start", "#222222", title + " (" + unit + ")");
        grid(out, bottom, top, step);
        days(out);
        for (int i = 0; i < lines.size(); i++) {
            String colour = COLOURS.get(i % COLOURS.size());
            int x = LEFT + i * Math.min(LEGEND, (WIDTH - LEFT) / lines.size());
            rule(out, x, 36, x + 20, 36, colour);
            text(out, x + 26, 40, "start", "#222222", names.get(i));
            path(out, lines.get(i), colour, bottom, top);
        }
        return out.append("</svg>\n").toString();
    }

    /** One polyline for each stretch without a gap. */
    private void path(StringBuilder out, double[] values, String colour, double bottom, double top) {
        boolean isOpen = false;
        for (int at = 0; at < hours.length; at++) {
            boolean isThere = !Double.isNaN(values[at]);
            if (isThere) {
                out.append(isOpen ? " " : "<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"");
                out.append(number(x(hours[at]))).append(',').append(number(y(values[at], bottom, top)));
            } else if (isOpen) {
                out.append("\"/>\n");
            }
            isOpen = isThere;
        }
        out.append(isOpen ? "\"/>\n" : "");
    }

    private void grid(StringBuilder out, double bottom, double top, double step) {
        long count = Math.round((top - bottom) / step);
        for (long i = 0; i <= count; i++) {
            double value = bottom + i * step;
            double y = y(value, bottom, top);
            boolean isZero = Math.abs(value) < step / 2;
            rule(out, LEFT, y, WIDTH - RIGHT, y, isZero ? "#777777" : "#e2e2e2");
            String label = String.format(Locale.ROOT, step < 1 ? "%.2f" : "%,.0f", isZero ? 0 : value);
            text(out, LEFT - 8, y + 4, "end", "#555555", label);
        }
    }

    private void days(StringBuilder out) {
        long firstDay = -Math.floorDiv(-hours[0], HOURS_PER_DAY);
        long lastDay = Math.floorDiv(hours[hours.length - 1], HOURS_PER_DAY);
        long every = Math.max(1, (lastDay - firstDay) / 12);
        for (long day = firstDay; day <= lastDay; day += every) {
            double x = x(day * HOURS_PER_DAY);
            rule(out, x, TOP, x, HEIGHT - BOTTOM, "#f0f0f0");
            text(
                    out,
                    x,
                    HEIGHT - BOTTOM + 18,
                    "middle",
                    "#555555",
                    ReportText.day(day).substring(5));
        }
    }

    private double x(long hour) {
        long span = Math.max(1, hours[hours.length - 1] - hours[0]);
        return LEFT + (double) (hour - hours[0]) / span * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double bottom, double top) {
        return TOP + (top - value) / (top - bottom) * (HEIGHT - TOP - BOTTOM);
    }

    /** One, two or five times a power of ten, so that there are a few lines. */
    private static double step(double range) {
        double step = 0.001;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; range / step > MOST_TICKS; i++) {
            step *= factors[i % factors.length];
        }
        return step;
    }

    private static void rule(StringBuilder out, double x1, double y1, double x2, double y2, String colour) {
        out.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1));
        out.append("\" x2=\"").append(number(x2)).append("\" y2=\"").append(number(y2));
        out.append("\" stroke=\"").append(colour).append("\"/>\n");
    }

    private static void text(StringBuilder out, double x, double y, String anchor, String colour, String text) {
        out.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" text-anchor=\"")
                .append(anchor)
                .append("\" fill=\"")
                .append(colour)
                .append("\">");
        out.append(text.replace("&", "&amp;").replace("<", "&lt;")).append("</text>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
