package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestResult;
import io.tapemaker.sim.backtest.MarketResult;
import io.tapemaker.sim.study.PathRule;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a quoter came to in a cell on some days.
 *
 * @param markets sums by market
 * @param fallX2E10 the deepest fall of all markets together, see {@link BacktestResult#fallX2E10}
 * @param categoryFallsX2E10 those of the markets of each category
 */
record Outcome(SortedMap<String, Sums> markets, long fallX2E10, SortedMap<String, Long> categoryFallsX2E10) {

    Outcome {
        markets = Collections.unmodifiableSortedMap(markets);
        categoryFallsX2E10 = Collections.unmodifiableSortedMap(categoryFallsX2E10);
    }

    static Outcome of(BacktestResult result) {
        TreeMap<String, Sums> markets = new TreeMap<>();
        TreeSet<String> categories = new TreeSet<>();
        for (MarketResult market : result.markets()) {
            markets.put(market.slug(), Sums.of(market.total()));
            categories.add(market.category());
        }
        TreeMap<String, Long> falls = new TreeMap<>();
        for (String category : categories) {
            falls.put(category, result.fallX2E10(market -> market.category().equals(category)));
        }
        return new Outcome(markets, result.fallX2E10(market -> true), falls);
    }

    /** All markets together. */
    Sums total() {
        Sums total = new Sums();
        markets.values().forEach(total::add);
        return total;
    }

    /** The markets of a category together. */
    Sums category(String category) {
        Sums total = new Sums();
        markets.forEach((slug, sums) -> {
            if (PathRule.categoryOf(slug).equals(category)) {
                total.add(sums);
            }
        });
        return total;
    }
}
