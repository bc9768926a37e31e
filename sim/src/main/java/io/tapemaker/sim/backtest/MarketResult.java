package io.tapemaker.sim.backtest;

import io.tapemaker.sim.study.PathRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one market came to.
 *
 * @param slug its name
 * @param quotes rows of its path
 * @param days figures by days since 1970
 * @param total their sum, see {@link DayFigures#sumOf}
 * @param hours the state at the end of each hour since 1970
 * @param tape lengths and checksums of its journals
 * @param audit of its ledger
 */
public record MarketResult(
        String slug,
        long quotes,
        SortedMap<Long, DayFigures> days,
        DayFigures total,
        SortedMap<Long, Hour> hours,
        String tape,
        Audit audit) {

    private static final long HOURS_PER_DAY = 24;

    /**
     * What looking at the ledger came to.
     *
     * @param checks how often its books were compared
     * @param problems what did not add up
     */
    public record Audit(long checks, List<String> problems) {

        public Audit {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The end of an hour.
     *
     * @param paidE6 rewards and rebates that were paid until then
     * @param tradingX2E10 what trading has made until then
     * @param inventoryX2E10 value of the unpaired shares
     * @param shareE9 sum of the shares of the hour's samples
     * @param minutes samples of the hour
     */
    public record Hour(long paidE6, long tradingX2E10, long inventoryX2E10, long shareE9, long minutes) {

        static final Hour NOTHING = new Hour(0, 0, 0, 0, 0);
    }

    public MarketResult {
        days = Collections.unmodifiableSortedMap(days);
        hours = Collections.unmodifiableSortedMap(hours);
    }

    /** The same run, of which only these days are summed. */
    MarketResult on(Set<Long> kept) {
        TreeMap<Long, DayFigures> some = new TreeMap<>(days);
        some.keySet().retainAll(kept);
        return new MarketResult(slug, quotes, some, DayFigures.sumOf(some.values()), hours, tape, audit);
    }

    /** Adds to what the hours of its days changed, in dollars x 2E10; payments are those of the day's last hour. */
    void addChanges(Map<Long, Long> changes) {
        long beforeX2E10 = 0;
        for (Map.Entry<Long, Hour> hour : hours.entrySet()) {
            long changeX2E10 = hour.getValue().tradingX2E10() - beforeX2E10;
            beforeX2E10 = hour.getValue().tradingX2E10();
            if (days.containsKey(hour.getKey() / HOURS_PER_DAY)) {
                changes.merge(hour.getKey(), changeX2E10, Long::sum);
            }
        }
        days.forEach((day, of) -> changes.merge(
                day * HOURS_PER_DAY + HOURS_PER_DAY - 1, DayFigures.X2E10_PER_E6 * of.paidE6(), Long::sum));
    }

    /** How often its books were compared. */
    public long checks() {
        return audit.checks();
    }

    /** What did not add up. */
    public List<String> problems() {
        return audit.problems();
    }

    /** The market's category. */
    public String category() {
        return PathRule.categoryOf(slug);
    }
}
