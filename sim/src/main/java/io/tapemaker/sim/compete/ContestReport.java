package io.tapemaker.sim.compete;

import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.compete.Contest.ContestPlan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a contest. Equal results, equal bytes. */
public final class ContestReport {

    private static final String HEAD =
            "| quoter | reward | rebates | fees | spread | at the fill | after 30 s | after 300 s | later | **net**"
                    + " | ± | **expected** | ± | net per dollar of capital | drawdown | worst | held | most held"
                    + " | calls an hour | scoring | both sides | share | shares filled | by the informed"
                    + " | they gain | quoted | away | latched |";

    private static final String READ = """
            Dollars are means over the seeds, each of so many hours; ± is a standard error. *Spread* is what fills were
            better than the midpoint of the book, *at the fill*, *after 30 s* and *after 300 s* what they were better
            than the true price of that time, *later* the rest of trading. *Net* is reward, rebates and trading, what is
            held at the end at the true price or at its outcome; *expected* is reward, rebates and the fills at the true
            price of their time: the same mean without the luck of what was held. Capital is the most that was bound.
            *Drawdown* is the largest fall of cash and tokens at the true price from their peak, mean and worst. *Held*
            is shares of one outcome beyond the other's, mean over time and most. *They gain* is what the informed had
            won by our fills after 300 s. *Quoted* is shares that rest, both sides together, *away* their mean distance
            from the midpoint in cents.
            """;

    private final ContestResult result;
    private final ContestPlan plan;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    /** Writes it. */
    public ContestReport(ContestResult result) {
        this.result = result;
        this.plan = result.plan();
        put("compete.md", text());
        put("compete.svg", ContestChart.draw(result));
        files.put("compete.json", ContestJson.write(result));
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Name to content. */
    public SortedMap<String, byte[]> files() {
        return files;
    }

    private String text() {
        StringBuilder out = new StringBuilder("# Ours against four rivals in seeded worlds\n\n");
        out.append("Seeds ")
                .append(plan.firstSeed())
                .append(" to ")
                .append(plan.lastSeed())
                .append(", ")
                .append(plan.hours())
                .append(" hours each; equal seeds give equal true prices and equal draws of everybody else.")
                .append(" Assumptions: `docs/simulator.md`.\n\n![compete](compete.svg)\n\n");
        verdicts(out);
        out.append("\n").append(READ);
        for (Ground ground : plan.grounds()) {
            ground(ground, out);
        }
        List<String> problems = result.problems();
        out.append("\n## Does it add up?\n\n");
        out.append(
                problems.isEmpty() ? "Every ledger is the venue's to the millionth.\n" : String.join("\n", problems));
        return out.toString();
    }

    /** Ours against each rival in each kind of market. */
    private void verdicts(StringBuilder out) {
        out.append("| ours less the rival's | net | ± | seeds won | expected | ± | who is ahead |\n");
        out.append("|---|---:|---:|---:|---:|---:|---|\n");
        int ahead = 0;
        int sure = 0;
        int cells = 0;
        for (Ground ground : plan.grounds()) {
            if (result.isEmpty(ground)) {
                out.append("| ").append(ground).append(": nobody quotes | | | | | | |\n");
                continue;
            }
            for (Quoter rival : Quoter.values()) {
                if (rival == Quoter.OURS) {
                    continue;
                }
                Sample net = result.difference(ground, rival, BoutFigures::net);
                Sample expected = result.difference(ground, rival, BoutFigures::expected);
                cells++;
                ahead += expected.mean() > 0 ? 1 : 0;
                sure += expected.mean() > 0 && expected.isSure() ? 1 : 0;
                out.append("| ")
                        .append(String.join(
                                " | ",
                                ground + ", " + rival.title(),
                                money(net.mean()),
                                money(net.error()),
                                net.above() + " of " + net.count(),
                                money(expected.mean()),
                                money(expected.error()),
                                expected.verdict()))
                        .append(" |\n");
            }
        }
        out.append("\nOurs is ahead by expectation in ")
                .append(ahead)
                .append(" of ")
                .append(cells)
                .append(" cells, in ")
                .append(sure)
                .append(" of them by two standard errors or more (bold).\n");
    }

    private void ground(Ground ground, StringBuilder out) {
        Ground.Pool pool = ground.pool();
        out.append(String.format(
                Locale.ROOT,
                "%n## %s%n%nPool $%d a day, band %.1f cents, at least %d shares; taker fee %.0f %%.%n%n",
                ground,
                pool.dollarsPerDay(),
                pool.bandE4() / 100.0,
                pool.minSize(),
                ground.fees().rateE6() / 10_000.0));
        out.append(HEAD).append('\n').append("|---|").append("---:|".repeat(27)).append('\n');
        for (Quoter quoter : Quoter.values()) {
            out.append(row(ground, quoter)).append('\n');
        }
    }

    private String row(Ground ground, Quoter quoter) {
        BoutFigures sum = result.total(ground, quoter);
        int n = plan.seeds();
        Sample net = result.mean(ground, quoter, BoutFigures::net);
        Sample expected = result.mean(ground, quoter, BoutFigures::expected);
        double capital = result.mean(ground, quoter, BoutFigures::capital).mean();
        List<String> cells = List.of(
                quoter.title(),
                money(sum.reward() / n),
                money(sum.rebates() / n),
                money(sum.fees() / n),
                money(sum.spread() / n),
                money(sum.edge() / n),
                money(sum.edge30() / n),
                money(sum.edge300() / n),
                money((sum.trading() - sum.edge300()) / n),
                "**" + money(net.mean()) + "**",
                money(net.error()),
                "**" + money(expected.mean()) + "**",
                money(expected.error()),
                String.format(Locale.ROOT, "%.4f", capital == 0 ? 0 : net.mean() / capital),
                money(result.mean(ground, quoter, BoutFigures::drawdown).mean()),
                money(sum.drawdown()),
                number(sum.held()),
                number(sum.mostHeldE6 / BoutFigures.SHARE_E6),
                number(sum.callsPerHour()),
                percent(sum.uptime()),
                percent(sum.twoSided()),
                percent(sum.share()),
                number(sum.filled() / n),
                percent(sum.informed()),
                money(-sum.informedEdge300() / n),
                number(sum.quoted()),
                String.format(Locale.ROOT, "%.2f", sum.distanceCents()),
                percent(sum.latched()));
        return "| " + String.join(" | ", cells) + " |";
    }

    static String money(double dollars) {
        String text = String.format(Locale.ROOT, "%,.2f", dollars);
        return text.equals("-0.00") ? "0.00" : text;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }
}
