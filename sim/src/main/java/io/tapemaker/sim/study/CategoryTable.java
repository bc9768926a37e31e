package io.tapemaker.sim.study;

import io.tapemaker.engine.domain.regime.Regime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The figures of markets by category, as lines that read as a table of Markdown. */
public final class CategoryTable {

    private static final String ALL = "all";

    private final TreeMap<String, PathFigures> sums = new TreeMap<>();
    private final TreeMap<String, Integer> markets = new TreeMap<>();
    private final PathFigures all = new PathFigures(ALL);

    /** The table of these markets. */
    public CategoryTable(List<PathFigures> figures) {
        for (PathFigures figure : figures) {
            String category = PathRule.categoryOf(figure.slug());
            sums.computeIfAbsent(category, PathFigures::new).add(figure);
            markets.merge(category, 1, Integer::sum);
            all.add(figure);
        }
        markets.put(ALL, figures.size());
    }

    /** The sums by category. */
    public Map<String, PathFigures> sums() {
        return sums;
    }

    /** The sum of all. */
    public PathFigures all() {
        return all;
    }

    /** Head, rule, a line a category and the sum. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "| category | markets | quoted % | two-sided % | reward $/day and market | distance, ticks | edits/hour"
                        + " | normal % | wide % | reduce-only % | pulled % | mostly against |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
        sums.values().forEach(sum -> lines.add(line(sum)));
        lines.add(line(all));
        return lines;
    }

    private String line(PathFigures sum) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.2f | %.1f | %.2f | %.1f | %.1f | %.1f | %.1f | %s |",
                sum.slug(),
                markets.getOrDefault(sum.slug(), 0),
                100 * sum.quotedShare(),
                100 * sum.twoSidedShare(),
                sum.dollarsPerDay(),
                sum.distanceTicks(),
                sum.editsPerHour(),
                100 * sum.share(Regime.NORMAL),
                100 * sum.share(Regime.WIDE),
                100 * sum.share(Regime.REDUCE_ONLY),
                100 * sum.share(Regime.PULLED),
                sum.mostlyAgainst().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
