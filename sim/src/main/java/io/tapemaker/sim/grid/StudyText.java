package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.DayFigures;
import io.tapemaker.sim.backtest.Figure;
import io.tapemaker.sim.backtest.Quoter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a study as Markdown: the verdict first, then where it comes from. */
final class StudyText {

    private static final int MOST_MARKETS = 6;
    private static final double MINUTES_PER_DAY = 1_440;
    private static final List<String> FACTORS = List.of("depth", "queue", "fill rate", "latency");
    private static final List<String> FIGURES = List.of(
            "reward",
            "rebates",
            "spread",
            "markout",
            "drift",
            "**net**",
            "net per dollar of capital",
            "capital",
            "deepest fall",
            "calls",
            "calls a day and market");

    private static final String READ_THIS = """
            All figures are dollars. Net = reward + rebates + spread + markout + drift; makers pay no
            fees. Capital is the most that a market had in open buys and unpaired shares at once on the
            days, summed over the markets. The deepest fall is that of all markets together: of the sum,
            from 0 on, of what trading made or lost in each hour of the days that are kept, one day
            directly behind the other, each day's payments at its end. It is the greatest distance below
            the highest value before; of several cells it is the deepest of any. Calls are orders placed
            and cancelled. A cell is won by whoever is strictly above all others. What is assumed, and
            what this cannot show, is in `docs/simulator.md`.

            """;

    private final Findings findings;
    private final StudyGrid grid;
    private final long quotes;
    private final SortedSet<Long> days;
    private final StringBuilder out = new StringBuilder();

    /** @param days on which there are quotes */
    StudyText(Findings findings, long quotes, SortedSet<Long> days) {
        this.findings = findings;
        this.grid = findings.grid();
        this.quotes = quotes;
        this.days = days;
    }

    String write() {
        out.append("# Study\n\n");
        verdict();
        out.append("![Who wins each cell](study.svg)\n\n").append(READ_THIS);
        cells();
        losses();
        sums();
        categories("all cells summed", findings.cells());
        findings.usual().ifPresent(cell -> categories("the cell with all factors one", List.of(cell)));
        everything(Days.HELD_OUT);
        everything(Days.ALL);
        problems();
        return out.toString();
    }

    private void verdict() {
        out.append("**On held-out days ours wins ").append(won(Days.HELD_OUT, Measure.NET));
        out.append(" on net, and ").append(won(Days.HELD_OUT, Measure.NET_PER_DOLLAR));
        out.append(" on net per dollar of capital.** On all days it wins ").append(won(Days.ALL, Measure.NET));
        out.append(" and ").append(won(Days.ALL, Measure.NET_PER_DOLLAR)).append(".\n\n");
        out.append(String.format(
                Locale.ROOT,
                "%,d quotes of %d markets on %d days, %s to %s. Held out from any tuning: %s.",
                quotes,
                findings.markets().size(),
                days.size(),
                day(days.first()),
                day(days.last()),
                dayList(grid.heldOutDays())));
        TreeSet<Long> absent = new TreeSet<>(grid.heldOutDays());
        absent.removeAll(days);
        out.append(absent.isEmpty() ? "\n\n" : " **Without a quote: " + dayList(absent) + ".**\n\n");
        List<String> head = new ArrayList<>(List.of("cells won"));
        grid.quoters().forEach(quoter -> head.add(quoter.title()));
        MarkdownTable table = new MarkdownTable(out, 1, head);
        for (Days on : Days.values()) {
            for (Measure by : Measure.values()) {
                List<String> row = new ArrayList<>(List.of(on.title() + ", " + by.title()));
                grid.quoters().forEach(quoter -> row.add(Long.toString(findings.won(quoter, on, by))));
                table.row(row);
            }
        }
        table.end();
    }

    private String won(Days on, Measure by) {
        long won = findings.won(Quoter.OURS, on, by);
        int count = findings.cells().size();
        return String.format(Locale.ROOT, "%d of %d cells (%.1f %%)", won, count, 100.0 * won / count);
    }

    private void cells() {
        out.append(
                "## Cell by cell\n\nNet of each quoter on held-out days. Ahead: ours less the best of the others.\n\n");
        List<String> head = new ArrayList<>(FACTORS);
        grid.quoters().forEach(quoter -> head.add(quoter.title()));
        head.addAll(List.of("won by", "ours ahead by", "per dollar won by", "all days: won by", "ours ahead by"));
        MarkdownTable table = new MarkdownTable(out, 0, head);
        for (CellResult cell : findings.cells()) {
            List<String> row = new ArrayList<>(factors(cell.model()));
            for (Quoter quoter : grid.quoters()) {
                row.add(money(findings.sums(cell, Days.HELD_OUT, quoter).net()));
            }
            row.add(winner(cell, Days.HELD_OUT, Measure.NET));
            row.add("**" + dollars(findings.aheadX2E10(cell, Days.HELD_OUT)) + "**");
            row.add(winner(cell, Days.HELD_OUT, Measure.NET_PER_DOLLAR));
            row.add(winner(cell, Days.ALL, Measure.NET));
            row.add(dollars(findings.aheadX2E10(cell, Days.ALL)));
            table.row(row);
        }
        table.end();
    }

    private String winner(CellResult cell, Days on, Measure by) {
        return findings.winner(cell, on, by)
                .map(quoter -> quoter == Quoter.OURS ? "**" + quoter.title() + "**" : quoter.title())
                .orElse("nobody");
    }

    /** Where another is at least as good, to whom, by what, and in which markets. */
    private void losses() {
        List<CellResult> lost = findings.cells().stream()
                .filter(cell -> findings.aheadX2E10(cell, Days.HELD_OUT) <= 0)
                .toList();
        out.append("## Where ours loses\n\n");
        if (lost.isEmpty()) {
            out.append("Nowhere on held-out days.\n\n");
        } else {
            out.append(
                    "Ours less the best of the others, held-out days, and the markets that take most of it away.\n\n");
            List<String> head = new ArrayList<>(FACTORS);
            head.addAll(List.of("best", "reward", "rebates", "spread", "markout", "drift", "**net**", "markets"));
            MarkdownTable table = new MarkdownTable(out, 0, head);
            for (CellResult cell : lost) {
                List<String> row = new ArrayList<>(factors(cell.model()));
                Quoter best = findings.bestRival(cell, Days.HELD_OUT);
                row.add(best.title());
                Sums ours = findings.sums(cell, Days.HELD_OUT, Quoter.OURS);
                Sums theirs = findings.sums(cell, Days.HELD_OUT, best);
                row.addAll(difference(ours, theirs));
                row.add(gaps(List.of(cell), best));
                table.row(row);
            }
            table.end();
        }
        out.append("Against each of the others, held-out days, all cells summed:\n\n");
        MarkdownTable table = new MarkdownTable(
                out, 1, List.of("ours less", "reward", "rebates", "spread", "markout", "drift", "**net**", "markets"));
        for (Quoter rival : grid.quoters().subList(1, grid.quoters().size())) {
            List<String> row = new ArrayList<>(List.of(rival.title()));
            row.addAll(difference(findings.sums(Days.HELD_OUT, Quoter.OURS), findings.sums(Days.HELD_OUT, rival)));
            row.add(gaps(findings.cells(), rival));
            table.row(row);
        }
        table.end();
    }

    private static List<String> difference(Sums ours, Sums theirs) {
        List<String> parts = new ArrayList<>();
        for (Figure figure : List.of(Figure.REWARD_E6, Figure.REBATES_E6)) {
            parts.add(dollars(DayFigures.X2E10_PER_E6 * (ours.get(figure) - theirs.get(figure))));
        }
        for (Figure figure : List.of(Figure.SPREAD_X2E10, Figure.MARKOUT_X2E10, Figure.DRIFT_X2E10)) {
            parts.add(dollars(ours.get(figure) - theirs.get(figure)));
        }
        parts.add("**" + dollars(ours.netX2E10() - theirs.netX2E10()) + "**");
        return parts;
    }

    /** The markets in which ours is farthest behind, and what all the others make together. */
    private String gaps(List<CellResult> cells, Quoter other) {
        List<Findings.Gap> behind = findings.gaps(cells, Days.HELD_OUT, other);
        List<Findings.Gap> shown = behind.stream()
                .limit(MOST_MARKETS)
                .filter(gap -> gap.behindX2E10() > 0)
                .toList();
        long restX2E10 = behind.stream()
                .skip(shown.size())
                .mapToLong(Findings.Gap::behindX2E10)
                .sum();
        return Stream.concat(
                        shown.stream().map(gap -> gap.market() + " " + dollars(-gap.behindX2E10())),
                        Stream.of("the other " + (behind.size() - shown.size()) + " " + dollars(-restX2E10)))
                .collect(Collectors.joining("; "));
    }

    private void sums() {
        out.append("## All cells summed\n\n");
        MarkdownTable table = new MarkdownTable(out, 2, head("days", "quoter"));
        for (Days on : Days.values()) {
            for (Quoter quoter : grid.quoters()) {
                table.row(row(
                        List.of(on.title(), quoter.title()),
                        findings.sums(on, quoter),
                        findings.fallX2E10(on, quoter)));
            }
        }
        table.end();
    }

    private void categories(String what, List<CellResult> cells) {
        out.append("## By category: ").append(what).append("\n\nOn held-out days.\n\n");
        MarkdownTable table = new MarkdownTable(out, 2, head("category", "quoter"));
        for (String category : findings.categories()) {
            for (Quoter quoter : grid.quoters()) {
                table.row(row(
                        List.of(category, quoter.title()),
                        findings.category(cells, Days.HELD_OUT, quoter, category),
                        findings.fallX2E10(cells, Days.HELD_OUT, quoter, category)));
            }
        }
        table.end();
    }

    private void everything(Days on) {
        out.append("## Every cell and quoter: ").append(on.title()).append("\n\n");
        List<String> first = new ArrayList<>(FACTORS);
        first.add("quoter");
        MarkdownTable table = new MarkdownTable(out, first.size(), head(first.toArray(new String[0])));
        for (CellResult cell : findings.cells()) {
            for (Quoter quoter : grid.quoters()) {
                List<String> names = new ArrayList<>(factors(cell.model()));
                names.add(quoter.title());
                Outcome outcome = Maps.get(cell.on(on), quoter);
                table.row(row(names, outcome.total(), outcome.fallX2E10()));
            }
        }
        table.end();
    }

    private void problems() {
        List<String> lines = findings.problems();
        out.append(lines.isEmpty() ? "All ledgers add up.\n" : "**" + lines.size() + " problems:**\n\n");
        lines.forEach(line -> out.append("- ").append(line).append('\n'));
    }

    private static List<String> head(String... first) {
        return Stream.concat(Stream.of(first), FIGURES.stream()).toList();
    }

    private static List<String> row(List<String> first, Sums of, long fallX2E10) {
        double minutes = of.get(Figure.MINUTES);
        List<String> row = new ArrayList<>(first);
        row.add(dollars(DayFigures.X2E10_PER_E6 * of.get(Figure.REWARD_E6)));
        row.add(dollars(DayFigures.X2E10_PER_E6 * of.get(Figure.REBATES_E6)));
        row.add(dollars(of.get(Figure.SPREAD_X2E10)));
        row.add(dollars(of.get(Figure.MARKOUT_X2E10)));
        row.add(dollars(of.get(Figure.DRIFT_X2E10)));
        row.add("**" + money(of.net()) + "**");
        row.add(String.format(Locale.ROOT, "%.4f", of.netPerDollar()));
        row.add(dollars(of.get(Figure.CAPITAL_X2E10)));
        row.add(dollars(fallX2E10));
        row.add(String.format(Locale.ROOT, "%,d", of.get(Figure.CALLS)));
        row.add(String.format(Locale.ROOT, "%.0f", minutes < 1 ? 0 : of.get(Figure.CALLS) * MINUTES_PER_DAY / minutes));
        return row;
    }

    private static List<String> factors(BacktestModel model) {
        return List.of(
                model.depth().toString(),
                model.queue().toString(),
                model.fillRate().toString(),
                model.latency().toString());
    }

    private static String dollars(long x2E10) {
        return money(x2E10 / DayFigures.DOLLAR_X2E10);
    }

    private static String money(double dollars) {
        String text = String.format(Locale.ROOT, "%,.2f", dollars);
        return text.equals("-0.00") ? "0.00" : text;
    }

    private static String day(long day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    private static String dayList(Collection<Long> days) {
        return days.stream().map(StudyText::day).collect(Collectors.joining(", "));
    }
}
