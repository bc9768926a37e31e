package io.tapemaker.sim.backtest;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a backtest came to.
 *
 * @param quoter who chose the quotes
 * @param model on what assumptions
 * @param markets by name
 */
public record BacktestResult(Quoter quoter, BacktestModel model, List<MarketResult> markets) {

    public BacktestResult {
        markets = List.copyOf(markets);
    }

    /** The sum of all markets; capital is the sum of each one's most. */
    public DayFigures total() {
        DayFigures total = new DayFigures();
        for (MarketResult market : markets) {
            addWhole(total, market);
        }
        return total;
    }

    /** Sums by category. */
    public SortedMap<String, DayFigures> categories() {
        TreeMap<String, DayFigures> sums = new TreeMap<>();
        for (MarketResult market : markets) {
            addWhole(sums.computeIfAbsent(market.category(), category -> new DayFigures()), market);
        }
        return sums;
    }

    private static void addWhole(DayFigures sum, MarketResult market) {
        sum.add(market.total());
        sum.inventoryX2E10 += market.total().inventoryX2E10;
        sum.mostCapitalX2E10 += market.total().mostCapitalX2E10;
    }

    /** Sums by days since 1970; inventories are those at the ends of the days, kept where a path has ended. */
    public SortedMap<Long, DayFigures> days() {
        TreeMap<Long, DayFigures> sums = new TreeMap<>();
        for (MarketResult market : markets) {
            market.days().forEach((day, figures) -> {
                DayFigures sum = sums.computeIfAbsent(day, each -> new DayFigures());
                sum.add(figures);
                sum.mostCapitalX2E10 += figures.mostCapitalX2E10;
            });
        }
        for (MarketResult market : markets) {
            long heldX2E10 = 0;
            for (var entry : sums.entrySet()) {
                DayFigures own = market.days().get(entry.getKey());
                heldX2E10 = own == null ? heldX2E10 : own.inventoryX2E10;
                entry.getValue().inventoryX2E10 += heldX2E10;
            }
        }
        return sums;
    }

    /** The state at the end of each hour, all markets together; after the end of a path its last state goes on. */
    public SortedMap<Long, MarketResult.Hour> hours() {
        TreeMap<Long, MarketResult.Hour> sums = new TreeMap<>();
        for (MarketResult market : markets) {
            market.hours().keySet().forEach(hour -> sums.put(hour, MarketResult.Hour.NOTHING));
        }
        for (MarketResult market : markets) {
            MarketResult.Hour last = MarketResult.Hour.NOTHING;
            for (var entry : sums.entrySet()) {
                MarketResult.Hour own = market.hours().get(entry.getKey());
                last = own == null ? last : own;
                MarketResult.Hour sum = entry.getValue();
                entry.setValue(new MarketResult.Hour(
                        sum.paidE6() + last.paidE6(),
                        sum.tradingX2E10() + last.tradingX2E10(),
                        sum.inventoryX2E10() + last.inventoryX2E10(),
                        sum.shareE9() + (own == null ? 0 : own.shareE9()),
                        sum.minutes() + (own == null ? 0 : own.minutes())));
            }
        }
        return sums;
    }

    /** The same run, of which only these days are summed; the hours stay whole. */
    public BacktestResult on(Set<Long> days) {
        return new BacktestResult(
                quoter, model, markets.stream().map(market -> market.on(days)).toList());
    }

    /** The deepest fall of all markets together, in dollars. */
    public double drawdown() {
        return fallX2E10(market -> true) / DayFigures.DOLLAR_X2E10;
    }

    /**
     * The deepest fall of some markets together from their highest, in dollars x 2E10. What is looked at is the sum,
     * from 0 on, of what trading made or lost in each hour of the days that are kept, one such day directly behind the
     * other; a day's payments come at the end of its last hour. A fill's markout comes with the next quote, also where
     * that is on another day.
     */
    public long fallX2E10(Predicate<MarketResult> which) {
        TreeMap<Long, Long> changes = new TreeMap<>();
        markets.stream().filter(which).forEach(market -> market.addChanges(changes));
        long equityX2E10 = 0;
        long highestX2E10 = 0;
        long deepestX2E10 = 0;
        for (long changeX2E10 : changes.values()) {
            equityX2E10 += changeX2E10;
            highestX2E10 = Math.max(highestX2E10, equityX2E10);
            deepestX2E10 = Math.max(deepestX2E10, highestX2E10 - equityX2E10);
        }
        return deepestX2E10;
    }

    /** What was paid and made, in dollars. */
    static double equity(MarketResult.Hour hour) {
        return hour.paidE6() / 1e6 + hour.tradingX2E10() / DayFigures.DOLLAR_X2E10;
    }

    /** How often the ledgers were compared. */
    public long checks() {
        return markets.stream().mapToLong(MarketResult::checks).sum();
    }

    /** What did not add up. */
    public List<String> problems() {
        Function<MarketResult, List<String>> named = market -> market.problems().stream()
                .map(line -> market.slug() + ": " + line)
                .toList();
        return markets.stream().flatMap(market -> named.apply(market).stream()).toList();
    }
}
