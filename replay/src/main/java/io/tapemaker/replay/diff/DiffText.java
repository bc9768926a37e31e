package io.tapemaker.replay.diff;

import io.tapemaker.replay.tape.TextLine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison for people. */
public final class DiffText {

    private static final int MARKETS_SHOWN = 20;

    private DiffText() {}

    /** Prints the comparison; the last line says {@code diff: equal} or {@code diff: different}. */
    public static void print(DiffReport report, PrintWriter out) {
        TextLine.print(out, "left", report.left());
        TextLine.print(out, "right", report.right());
        TextLine.print(
                out,
                "inputs",
                String.format(
                        Locale.ROOT,
                        "%,d, of which %,d led to other commands",
                        report.inputs(),
                        report.inputsThatDiffer()));
        report.types().forEach((type, sides) -> sides(type, sides, out));
        DiffReport.FirstDifference first = report.first();
        if (first != null) {
            TextLine.print(out, "first", "INBOUND " + first.sequence() + ": " + first.cause());
            commands("first left", first.left(), out);
            commands("first right", first.right(), out);
        }
        markets(report.markets(), out);
        out.println(report.equal() ? "diff: equal" : "diff: different");
    }

    private static void commands(String name, List<String> commands, PrintWriter out) {
        if (commands.isEmpty()) {
            TextLine.print(out, name, "no command");
        }
        for (String command : commands) {
            TextLine.print(out, name, command);
        }
    }

    private static void markets(Map<String, DiffReport.Sides> markets, PrintWriter out) {
        markets.entrySet().stream()
                .limit(MARKETS_SHOWN)
                .forEach(entry -> sides("market " + entry.getKey(), entry.getValue(), out));
        if (markets.size() > MARKETS_SHOWN) {
            TextLine.print(out, "", (markets.size() - MARKETS_SHOWN) + " more markets differ; --json has them all");
        }
    }

    private static void sides(String name, DiffReport.Sides sides, PrintWriter out) {
        TextLine.print(
                out,
                name,
                String.format(
                        Locale.ROOT,
                        "%,d left, %,d right; only left %,d, only right %,d",
                        sides.left(),
                        sides.right(),
                        sides.onlyLeft(),
                        sides.onlyRight()));
    }
}
