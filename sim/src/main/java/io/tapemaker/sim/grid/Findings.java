package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.study.PathRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who wins where, and what makes the difference. */
final class Findings {

    private final StudyGrid grid;
    private final List<CellResult> cells;
    private final TreeSet<String> categories = new TreeSet<>();

    /**
     * A market in which another made more, or less.
     *
     * @param market its name
     * @param behindX2E10 net of the other less ours
     */
    record Gap(String market, long behindX2E10) {}

    /** @param cells in the order of the grid's */
    Findings(StudyGrid grid, List<CellResult> cells) {
        this.grid = grid;
        this.cells = List.copyOf(cells);
        markets().forEach(market -> categories.add(PathRule.categoryOf(market)));
    }

    StudyGrid grid() {
        return grid;
    }

    List<CellResult> cells() {
        return cells;
    }

    /** What did not add up, in any cell. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (CellResult cell : cells) {
            cell.problems().forEach(line -> problems.add(cell.model().text() + ": " + line));
        }
        return problems;
    }

    /** Names of the markets. */
    TreeSet<String> markets() {
        return new TreeSet<>(
                Maps.get(cells.get(0).on(Days.ALL), Quoter.OURS).markets().keySet());
    }

    TreeSet<String> categories() {
        return categories;
    }

    /** The cell in which all is as usual, if it is of the grid. */
    Optional<CellResult> usual() {
        return cells.stream()
                .filter(cell -> cell.model().equals(BacktestModel.USUAL))
                .findFirst();
    }

    /** Who is above all others; nobody if two are equal. */
    Optional<Quoter> winner(CellResult cell, Days days, Measure by) {
        List<Quoter> best = new ArrayList<>();
        double highest = Double.NEGATIVE_INFINITY;
        for (Quoter quoter : grid.quoters()) {
            double value = by.of(sums(cell, days, quoter));
            if (value > highest) {
                best.clear();
                highest = value;
            }
            if (value >= highest) {
                best.add(quoter);
            }
        }
        return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
    }

    /** How many cells somebody wins. */
    long won(Quoter quoter, Days days, Measure by) {
        return cells.stream()
                .filter(cell -> winner(cell, days, by).filter(quoter::equals).isPresent())
                .count();
    }

    /** The best of the others by net; the first of them if they are equal. */
    Quoter bestRival(CellResult cell, Days days) {
        Quoter best = grid.quoters().get(1);
        for (Quoter rival : grid.quoters().subList(1, grid.quoters().size())) {
            best = sums(cell, days, rival).netX2E10() > sums(cell, days, best).netX2E10() ? rival : best;
        }
        return best;
    }

    /** How far ours is above the best of the others, negative where it is below. */
    long aheadX2E10(CellResult cell, Days days) {
        return sums(cell, days, Quoter.OURS).netX2E10()
                - sums(cell, days, bestRival(cell, days)).netX2E10();
    }

    Sums sums(CellResult cell, Days days, Quoter quoter) {
        return Maps.get(cell.on(days), quoter).total();
    }

    /** All cells together. */
    Sums sums(Days days, Quoter quoter) {
        Sums sums = new Sums();
        cells.forEach(cell -> sums.add(sums(cell, days, quoter)));
        return sums;
    }

    /** A category in some cells. */
    Sums category(List<CellResult> some, Days days, Quoter quoter, String category) {
        Sums sums = new Sums();
        some.forEach(cell -> sums.add(Maps.get(cell.on(days), quoter).category(category)));
        return sums;
    }

    /** The deepest fall in any cell. */
    long fallX2E10(Days days, Quoter quoter) {
        return cells.stream()
                .mapToLong(cell -> Maps.get(cell.on(days), quoter).fallX2E10())
                .max()
                .orElse(0);
    }

    /** The deepest fall of a category in any of these cells. */
    long fallX2E10(List<CellResult> some, Days days, Quoter quoter, String category) {
        return some.stream()
                .mapToLong(cell ->
                        Maps.get(cell.on(days), quoter).categoryFallsX2E10().getOrDefault(category, 0L))
                .max()
                .orElse(0);
    }

    /** All markets in these cells together, those first in which the other is farthest ahead of ours. */
    List<Gap> gaps(List<CellResult> some, Days days, Quoter other) {
        TreeMap<String, Long> behind = new TreeMap<>();
        for (CellResult cell : some) {
            Maps.get(cell.on(days), other)
                    .markets()
                    .forEach((market, sums) -> behind.merge(market, sums.netX2E10(), Long::sum));
            Maps.get(cell.on(days), Quoter.OURS)
                    .markets()
                    .forEach((market, sums) -> behind.merge(market, -sums.netX2E10(), Long::sum));
        }
        List<Gap> gaps = new ArrayList<>();
        behind.forEach((market, by) -> gaps.add(new Gap(market, by)));
        gaps.sort(Comparator.comparingLong(Gap::behindX2E10).reversed().thenComparing(Gap::market));
        return gaps;
    }
}
