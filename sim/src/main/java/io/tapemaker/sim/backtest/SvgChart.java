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
    private static final int LEGEND_LEFT = 12;
    private static final int MOST_TICKS = 8;
    private static final int HOURS_PER_DAY = 24;
    private static final double FIRST_LINE = 2.2;
    private static final double OTHER_LINES = 1.4;

    /** Told apart by the colour-blind too. */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#b8860b", "#aa4499");

    private final String title;
    private final String unit;
    private final long[] hours;
    private final List<String> names = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();
    private final boolean[] isIdle;

    /** @param hours since 1970, ascending, at least one */
    SvgChart(String title, String unit, long[] hours) {
        this.title = title;
        this.unit = unit;
        this.hours = hours;
        this.isIdle = new boolean[hours.length];
    }

    /** Marks hours in which nothing could be seen, one value for each. */
    SvgChart idle(boolean[] values) {
        System.arraycopy(values, 0, isIdle, 0, isIdle.length);
        return this;
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
        Svg out = Svg.sized(WIDTH, HEIGHT);
        out.background("#ffffff");
        idle(out);
        out.text(LEGEND_LEFT, 20, "start", "#222222", title + " (" + unit + ")");
        grid(out, bottom, top, step);
        days(out);
        // The first line is what it is about: it is drawn last and so over the others.
        for (int i = lines.size() - 1; i >= 0; i--) {
            path(out, lines.get(i), i, bottom, top);
        }
        legend(out, step);
        return out.end();
    }

    /** Names, and where each line ends. */
    private void legend(Svg out, double step) {
        int width = Math.min(LEGEND, (WIDTH - LEGEND_LEFT) / lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int x = LEGEND_LEFT + i * width;
            out.line(x, 36, x + 16, 36, colour(i), 3);
            double[] values = lines.get(i);
            double last = values[values.length - 1];
            String end = lines.size() > 1 && !Double.isNaN(last) ? ": " + label(last, step) : "";
            out.text(x + 20, 40, "start", "#222222", names.get(i) + end);
        }
        boolean isAnyIdle = false;
        for (boolean each : isIdle) {
            isAnyIdle |= each;
        }
        if (isAnyIdle) {
            out.text(WIDTH - RIGHT, 20, "end", "#777777", "grey: no quotes");
        }
    }

    /** A band behind each stretch in which nothing could be seen. */
    private void idle(Svg out) {
        for (int from = 0; from < hours.length; from++) {
            int to = from;
            while (to < hours.length && isIdle[to]) {
                to++;
            }
            if (to - from > 1) {
                double left = Math.max(LEFT, x(hours[from] - 1));
                double right = x(hours[to - 1]);
                out.raw("<rect x=\"" + Svg.number(left) + "\" y=\"" + TOP + "\" width=\"" + Svg.number(right - left)
                        + "\" height=\"" + (HEIGHT - TOP - BOTTOM) + "\" fill=\"#f3f3f3\"/>\n");
            }
            from = Math.max(from, to - 1);
        }
    }

    private static String colour(int line) {
        return COLOURS.get(line % COLOURS.size());
    }

    /** One polyline for each stretch without a gap. */
    private void path(Svg out, double[] values, int line, double bottom, double top) {
        String start = "<polyline fill=\"none\" stroke=\"" + colour(line) + "\" stroke-width=\""
                + Svg.number(line == 0 ? FIRST_LINE : OTHER_LINES) + "\" stroke-linejoin=\"round\" points=\"";
        boolean isOpen = false;
        for (int at = 0; at < hours.length; at++) {
            boolean isThere = !Double.isNaN(values[at]);
            if (isThere) {
                out.raw(isOpen ? " " : start);
                out.raw(Svg.number(x(hours[at])) + "," + Svg.number(y(values[at], bottom, top)));
            } else if (isOpen) {
                out.raw("\"/>\n");
            }
            isOpen = isThere;
        }
        out.raw(isOpen ? "\"/>\n" : "");
    }

    private void grid(Svg out, double bottom, double top, double step) {
        long count = Math.round((top - bottom) / step);
        for (long i = 0; i <= count; i++) {
            double value = bottom + i * step;
            double y = y(value, bottom, top);
            boolean isZero = Math.abs(value) < step / 2;
            out.line(LEFT, y, WIDTH - RIGHT, y, isZero ? "#777777" : "#e2e2e2");
            out.text(LEFT - 8, y + 4, "end", "#555555", label(isZero ? 0 : value, step));
        }
    }

    private static String label(double value, double step) {
        String text = String.format(Locale.ROOT, step < 1 ? "%.2f" : "%,.0f", value);
        return text.equals("-0") ? "0" : text;
    }

    private void days(Svg out) {
        long firstDay = -Math.floorDiv(-hours[0], HOURS_PER_DAY);
        long lastDay = Math.floorDiv(hours[hours.length - 1], HOURS_PER_DAY);
        long every = Math.max(1, (lastDay - firstDay) / 12);
        for (long day = firstDay; day <= lastDay; day += every) {
            double x = x(day * HOURS_PER_DAY);
            out.line(x, TOP, x, HEIGHT - BOTTOM, "#f0f0f0");
            out.text(
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
}
