package io.tapemaker.bench;

import io.tapemaker.bench.decide.DecideChoice;
import io.tapemaker.bench.decide.SearchGrid;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;

/** The decide step and the search measured by JMH, each case in JVMs of its own. */
final class DecideRun {

    /** How many markets are known. */
    static final List<Integer> MARKETS = List.of(1, 20, 500);

    private static final double MEDIAN = 50;
    private static final String NAME = "%-44s";

    private DecideRun() {}

    /**
     * Medians in ns.
     *
     * @param steps by case and number of markets
     * @param searches by grid
     */
    record Medians(TreeMap<DecideChoice, TreeMap<Integer, Double>> steps, TreeMap<SearchGrid, Double> searches) {

        double step(DecideChoice choice, int markets) {
            return Objects.requireNonNull(
                    Objects.requireNonNull(steps.get(choice), choice.name()).get(markets), "no such number of markets");
        }

        /** How many times as long a step takes with the most markets as with one. */
        double growth(DecideChoice choice) {
            TreeMap<Integer, Double> by = Objects.requireNonNull(steps.get(choice), choice.name());
            return by.lastEntry().getValue() / by.firstEntry().getValue();
        }
    }

    static Medians run(List<DecideChoice> choices, List<Integer> markets, List<SearchGrid> grids, JmhRun.Effort effort)
            throws RunnerException {
        Medians medians = new Medians(new TreeMap<>(), new TreeMap<>());
        ChainedOptionsBuilder steps = options("step", effort)
                .param("choice", choices.stream().map(Enum::name).toArray(String[]::new))
                .param("markets", markets.stream().map(String::valueOf).toArray(String[]::new));
        for (RunResult result : results(steps)) {
            DecideChoice choice = DecideChoice.valueOf(result.getParams().getParam("choice"));
            int count = Integer.parseInt(result.getParams().getParam("markets"));
            medians.steps().computeIfAbsent(choice, c -> new TreeMap<>()).put(count, median(result));
        }
        ChainedOptionsBuilder searches = options("search", effort)
                .param("grid", grids.stream().map(Enum::name).toArray(String[]::new));
        for (RunResult result : results(searches)) {
            medians.searches().put(SearchGrid.valueOf(result.getParams().getParam("grid")), median(result));
        }
        return medians;
    }

    private static ChainedOptionsBuilder options(String method, JmhRun.Effort effort) {
        return JmhRun.options(DecideBenchmark.class.getName() + "\\." + method + "$", effort)
                .jvmArgsAppend(JmhRun.FORK_FLAGS);
    }

    private static Collection<RunResult> results(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(MEDIAN);
    }

    private static String head(String title) {
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, NAME, title));
        MARKETS.forEach(count -> out.append(String.format(Locale.ROOT, " %9d", count)));
        return out.toString();
    }

    /** The medians as text. */
    static String table(Medians medians) {
        StringBuilder out = new StringBuilder(head("by JMH, median ns a step; markets known:"));
        out.append(String.format(Locale.ROOT, " %9s %9s  %s%n", "growth", "ratio", "to"));
        medians.steps().forEach((choice, by) -> {
            out.append(String.format(Locale.ROOT, NAME, choice.label()));
            by.values().forEach(ns -> out.append(String.format(Locale.ROOT, " %,9.0f", ns)));
            DecideChoice baseline = choice.baseline();
            int most = by.lastKey();
            boolean compared = baseline != null && medians.steps().containsKey(baseline);
            out.append(String.format(Locale.ROOT, " %9.2f", medians.growth(choice)));
            if (baseline != null && compared) {
                double ratio = medians.step(choice, most) / medians.step(baseline, most);
                out.append(String.format(Locale.ROOT, " %9.2f  %s", ratio, baseline.label()));
            }
            out.append(System.lineSeparator());
        });
        medians.searches()
                .forEach((grid, ns) ->
                        out.append(String.format(Locale.ROOT, "search alone, grid %-25s %,9.0f%n", grid.name(), ns)));
        return out.toString();
    }
}
