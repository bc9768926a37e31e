package io.tapemaker.sim.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** How figures are written in the report. */
final class ReportText {

    static final String HEAD =
            "| markets | minutes | reward | rebates | spread | markout | drift | fees | **net** | held at the end"
                    + " | most capital | filled shares | fills | left behind or met | calls a day and market"
                    + " | scoring | reward share |";

    static final String RULE = "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|";

    private static final double MINUTES_PER_DAY = 1_440;

    private ReportText() {}

    /** A day since 1970 as people write it. */
    static String day(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** Dollars with cents. */
    static String money(double dollars) {
        String text = String.format(Locale.ROOT, "%,.2f", dollars);
        return text.equals("-0.00") ? "0.00" : text;
    }

    /** A part of one as a percentage. */
    static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    /** A row under {@link #HEAD}. */
    static String row(String name, int markets, DayFigures of) {
        List<String> cells = List.of(
                name,
                Integer.toString(markets),
                String.format(Locale.ROOT, "%,d", of.minutes),
                money(of.reward()),
                money(of.rebate()),
                money(of.spread()),
                money(of.markout()),
                money(of.drift()),
                "0.00",
                "**" + money(of.net()) + "**",
                money(of.inventory()),
                money(of.mostCapital()),
                String.format(Locale.ROOT, "%,.0f", of.filledE6 / 1e6),
                Long.toString(of.fills),
                Long.toString(of.passedFills),
                String.format(Locale.ROOT, "%.0f", of.minutes == 0 ? 0 : of.edits * MINUTES_PER_DAY / of.minutes),
                percent(of.part(of.scoringMinutes)),
                percent(of.share()));
        return "| " + String.join(" | ", cells) + " |";
    }
}
