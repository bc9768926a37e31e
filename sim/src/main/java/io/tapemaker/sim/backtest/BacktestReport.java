package io.tapemaker.sim.backtest;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The files of a backtest: a report to be read at a glance, its pictures, and all figures. Equal results, equal bytes.
 */
public final class BacktestReport {

    private static final String ASSUMED = """
            **Assumed, not measured.** The quotes are best bids and asks about two minutes apart; all else is made up,
            by fixed rules (`docs/simulator.md`):

            - Depth: 300 shares at the touch, 150 more at each of seven levels behind, half a cent or a tick apart; all
              of it competes for the rewards. Reward terms are set by category, fees are those of the configuration.
            - Between two quotes the engine is blind: whatever happened, happened before it could react.
            - An order that the others' opposite side reaches is filled in full. One that the others of its own side
              have stepped back behind is filled by half, times the fill rate, if that is no gain at the new midpoint;
              else the others are thought to have left without a trade.
            - Takers who know nothing come four times an hour and side, with 50 shares on average and a heavy tail; they
              fill what lies beyond everybody in front of us, and we are always last at our price.
            - The engine hears of trades as this model has them, and of nothing else.
            - Commands and answers take half a second each way. Nobody reacts to us.
            - Rewards are sampled each minute against the upper end of what the others can score; less than a dollar a
              day and market is not paid, neither of rewards nor of rebates. Makers pay no fees.
            - Every market has an engine, limits and a loss limit of its own; at midnight the operator takes a latch
              back.
            - What is held when a path ends is worth the last midpoint; no outcome is known.
            """;

    private final List<BacktestResult> whole;
    private final List<BacktestResult> results;
    private final BacktestResult ours;
    private final boolean isPart;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** On all days; see the other one. */
    public BacktestReport(List<BacktestResult> results) {
        this(results, Collections.emptySortedSet());
    }

    /**
     * The report of a run.
     *
     * @param results of the search that ships first, then of others on the same quotes; at least one
     * @param days since 1970 that the tables sum, none for all; pictures and the lists of results are always whole
     */
    public BacktestReport(List<BacktestResult> results, SortedSet<Long> days) {
        this.whole = List.copyOf(results);
        this.isPart = !days.isEmpty();
        this.results = isPart ? results.stream().map(each -> each.on(days)).toList() : whole;
        this.ours = this.results.get(0);
        pictures();
        put("report.md", text());
        files.put("results.json", ResultsJson.write(whole, isPart ? this.results : List.of(), days));
    }

    /** Contents by name. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void pictures() {
        SortedMap<Long, MarketResult.Hour> hours = whole.get(0).hours();
        boolean[] idle = new boolean[hours.size()];
        int index = 0;
        for (MarketResult.Hour hour : hours.values()) {
            idle[index++] = hour.minutes() == 0;
        }
        long[] at = hours.keySet().stream().mapToLong(Long::longValue).toArray();
        put(
                "equity.svg",
                new SvgChart("What was paid and made", "dollars", at)
                        .idle(idle)
                        .line("net", values(hours, BacktestResult::equity))
                        .line("rewards and rebates", values(hours, hour -> hour.paidE6() / 1e6))
                        .line("trading", values(hours, hour -> hour.tradingX2E10() / DayFigures.DOLLAR_X2E10))
                        .draw());
        put(
                "inventory.svg",
                new SvgChart("Unpaired shares held, all markets", "dollars", at)
                        .idle(idle)
                        .line("inventory", values(hours, hour -> hour.inventoryX2E10() / DayFigures.DOLLAR_X2E10))
                        .draw());
        put(
                "reward-share.svg",
                new SvgChart("Share of the reward pools, mean over the markets there are", "percent", at)
                        .idle(idle)
                        .line(
                                "share",
                                values(
                                        hours,
                                        hour -> hour.minutes() == 0
                                                ? Double.NaN
                                                : hour.shareE9() / 1e7 / hour.minutes()))
                        .draw());
        if (results.size() > 1) {
            SvgChart chart = new SvgChart("Net of each quoter", "dollars", at).idle(idle);
            whole.forEach(each -> chart.line(each.quoter().title(), values(each.hours(), BacktestResult::equity)));
            put("quoters.svg", chart.draw());
        }
    }

    private static double[] values(
            SortedMap<Long, MarketResult.Hour> hours, ToDoubleFunction<MarketResult.Hour> value) {
        return hours.values().stream().mapToDouble(value).toArray();
    }

    private String text() {
        DayFigures total = ours.total();
        StringBuilder out = new StringBuilder("# Backtest\n\n");
        SortedMap<Long, DayFigures> days = ours.days();
        SortedMap<Long, DayFigures> allDays = whole.get(0).days();
        out.append(String.format(
                Locale.ROOT,
                "%,d quotes of %d markets, %s to %s; %s. Days without minutes have no quotes.\n\n",
                ours.markets().stream().mapToLong(MarketResult::quotes).sum(),
                ours.markets().size(),
                ReportText.day(allDays.firstKey()),
                ReportText.day(allDays.lastKey()),
                ours.model().text()));
        if (isPart) {
            out.append("**All of it was run; the tables sum ")
                    .append(dayList(days))
                    .append(" only.**\n\n");
        }
        headline(out, ours);
        if (isPart) {
            out.append("\n\nAll days together: ");
            headline(out, whole.get(0));
        }
        out.append("\n\n![What was paid and made](equity.svg)\n\n![Inventory](inventory.svg)\n\n");
        out.append("![Reward share](reward-share.svg)\n\n").append(ASSUMED).append('\n');
        if (results.size() > 1) {
            out.append("## Against simple rules\n\nSame quotes, fills, regimes, limits and rules of replacing.\n\n");
            out.append("![Net of each quoter](quoters.svg)\n\n");
            quoters(out, results);
            if (isPart) {
                out.append("\nAll days together:\n\n");
                quoters(out, whole);
            }
            byCategory(out);
        }
        out.append("## By category\n\nDollars. Net = reward + rebates + spread + markout + drift - fees.\n\n");
        head(out, "category");
        ours.categories().forEach((name, sum) -> out.append(ReportText.row(name, marketsOf(name), sum))
                .append('\n'));
        out.append(ReportText.row("all", ours.markets().size(), total)).append('\n');
        out.append("\n## By day (UTC)\n\n");
        head(out, "day");
        days.forEach((day, sum) -> out.append(ReportText.row(ReportText.day(day), marketsOn(day), sum))
                .append('\n'));
        out.append("\n## By market\n\n");
        head(out, "market");
        ours.markets().forEach(market -> out.append(ReportText.row(market.slug(), 1, market.total()))
                .append('\n'));
        out.append("\nEach market by day is in `results.json`. ").append(ours.checks());
        out.append(" times a ledger was compared, ")
                .append(ours.problems().size())
                .append(" problems.\n");
        ours.problems().stream()
                .limit(20)
                .forEach(line -> out.append("- ").append(line).append('\n'));
        return out.toString();
    }

    private static String dayList(SortedMap<Long, DayFigures> days) {
        return days.keySet().stream().map(ReportText::day).collect(Collectors.joining(", "));
    }

    private static void headline(StringBuilder out, BacktestResult of) {
        DayFigures total = of.total();
        out.append("**Net ").append(ReportText.money(total.net())).append(" dollars**: rewards ");
        out.append(ReportText.money(total.reward())).append(", rebates ").append(ReportText.money(total.rebate()));
        out.append(", trading ").append(ReportText.money(total.tradingX2E10() / DayFigures.DOLLAR_X2E10));
        out.append(" (spread captured ").append(ReportText.money(total.spread()));
        out.append(", markout to the next quote ").append(ReportText.money(total.markout()));
        out.append(", drift of what was held ").append(ReportText.money(total.drift()));
        out.append("), fees 0.00. Deepest fall ").append(ReportText.money(of.drawdown()));
        out.append("; markout five minutes after the fills ").append(ReportText.money(total.laterMarkout()));
        out.append(". Scoring in ").append(ReportText.percent(total.part(total.scoringMinutes)));
        out.append(" of the minutes, orders in ").append(ReportText.percent(total.part(total.quotedMinutes)));
        out.append('.');
    }

    private static void head(StringBuilder out, String first) {
        out.append("| ").append(first).append(' ').append(ReportText.HEAD).append('\n');
        out.append("|---").append(ReportText.RULE).append('\n');
    }

    private int marketsOf(String category) {
        return (int) ours.markets().stream()
                .filter(market -> market.category().equals(category))
                .count();
    }

    private int marketsOn(long day) {
        return (int) ours.markets().stream()
                .filter(market -> market.days().containsKey(day))
                .count();
    }

    private static void quoters(StringBuilder out, List<BacktestResult> results) {
        out.append("| quoter | reward | markout | spread | drift | **net** | net per dollar of capital | deepest fall"
                + " | calls | ours is ahead in categories |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        for (BacktestResult each : results) {
            DayFigures total = each.total();
            double perDollar = total.mostCapitalX2E10 == 0 ? 0 : total.net() / total.mostCapital();
            out.append("| ").append(each.quoter().title());
            out.append(" | ").append(ReportText.money(total.reward()));
            out.append(" | ").append(ReportText.money(total.markout()));
            out.append(" | ").append(ReportText.money(total.spread()));
            out.append(" | ").append(ReportText.money(total.drift()));
            out.append(" | **").append(ReportText.money(total.net()));
            out.append("** | ").append(String.format(Locale.ROOT, "%.4f", perDollar));
            out.append(" | ").append(ReportText.money(each.drawdown()));
            out.append(" | ").append(total.edits);
            out.append(" | ").append(each.quoter() == results.get(0).quoter() ? "" : ahead(results.get(0), each));
            out.append(" |\n");
        }
    }

    private void byCategory(StringBuilder out) {
        out.append("\nNet by category:\n\n| category |");
        results.forEach(each -> out.append(' ').append(each.quoter().title()).append(" |"));
        out.append("\n|---|").append("---:|".repeat(results.size())).append('\n');
        for (String category : ours.categories().keySet()) {
            out.append("| ").append(category).append(" |");
            for (BacktestResult each : results) {
                DayFigures of = each.categories().getOrDefault(category, new DayFigures());
                out.append(' ').append(ReportText.money(of.net())).append(" |");
            }
            out.append('\n');
        }
        out.append('\n');
    }

    private static String ahead(BacktestResult ours, BacktestResult rival) {
        SortedMap<String, DayFigures> theirs = rival.categories();
        long ahead = ours.categories().entrySet().stream()
                .filter(entry -> entry.getValue().net()
                        > theirs.getOrDefault(entry.getKey(), new DayFigures()).net())
                .count();
        return ahead + " of " + theirs.size();
    }
}
