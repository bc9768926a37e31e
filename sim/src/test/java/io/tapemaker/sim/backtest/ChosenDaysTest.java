package io.tapemaker.sim.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.MarketResult.Hour;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Proof(
        id = "backtest.days",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Chosen days of a backtest sum up exactly, and so does the deepest fall")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ChosenDaysTest {

    private static final long CENT_X2E10 = 200_000_000L;
    private static final Set<Long> BOTH = Set.of(Walks.FIRST_DAY, Walks.SECOND_DAY);

    private BacktestResult whole = new BacktestResult(Quoter.OURS, BacktestModel.USUAL, List.of());

    @BeforeAll
    void run() {
        whole = new Backtest(Walks.of(2, 140), LoadedConfig.of(null), BacktestModel.USUAL)
                .run(Quoter.OURS, 2, quotes -> {});
    }

    private static long[] figures(DayFigures of) {
        Figure[] all = Figure.values();
        long[] values = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            values[i] = all[i].of(of);
        }
        return values;
    }

    @Test
    void allDaysAreTheWholeAndPartsAddUpToIt() {
        assertArrayEquals(figures(whole.total()), figures(whole.on(BOTH).total()));
        DayFigures first = whole.on(Set.of(Walks.FIRST_DAY)).total();
        DayFigures second = whole.on(Set.of(Walks.SECOND_DAY)).total();
        for (Figure figure : Figure.values()) {
            if (figure != Figure.CAPITAL_X2E10) {
                assertEquals(figure.of(whole.total()), figure.of(first) + figure.of(second), figure.name());
            }
        }
        assertTrue(first.fills > 0 && second.fills > 0, "a day without fills shows nothing");
        assertTrue(first.mostCapitalX2E10 <= whole.total().mostCapitalX2E10);
        assertEquals(0, whole.on(Set.of(1L)).total().minutes);
        assertEquals(whole.hours(), whole.on(Set.of(Walks.FIRST_DAY)).hours());
    }

    /** Over all days, what the hours changed is the net. */
    @Test
    void whatTheHoursChangedIsTheNet() {
        TreeMap<Long, Long> changes = new TreeMap<>();
        whole.markets().forEach(market -> market.addChanges(changes));
        long endX2E10 = changes.values().stream().mapToLong(Long::longValue).sum();
        DayFigures total = whole.total();
        assertEquals(total.tradingX2E10() + total.paidE6() * DayFigures.X2E10_PER_E6, endX2E10);
        assertTrue(whole.drawdown() > 0, "nothing ever fell");
        Figures.put("hours compared", changes.size());
    }

    private static MarketResult market(String slug, TreeMap<Long, DayFigures> days, TreeMap<Long, Hour> hours) {
        return new MarketResult(
                slug, 1, days, DayFigures.sumOf(days.values()), hours, "", new MarketResult.Audit(1, List.of()));
    }

    /**
     * Day 10: 5 made, then 3 lost, and at its end 4 paid. Day 11, not kept: 50 lost. Day 12: 7 lost, 1 made. Kept are
     * 5, 2, 6, -1, 0: the fall is from 6 to -1. Over all days it is from 6 to -51.
     */
    @Test
    void aFallByHand() {
        TreeMap<Long, DayFigures> days = new TreeMap<>();
        List.of(10L, 11L, 12L).forEach(day -> days.put(day, new DayFigures()));
        days.firstEntry().getValue().rewardPaidE6 = 40_000;
        TreeMap<Long, Hour> hours = new TreeMap<>();
        long[][] cents = {{240, 5}, {241, 2}, {264, -48}, {288, -55}, {289, -54}};
        for (long[] hour : cents) {
            hours.put(hour[0], new Hour(0, hour[1] * CENT_X2E10, 0, 0, 1));
        }
        BacktestResult result =
                new BacktestResult(Quoter.OURS, BacktestModel.USUAL, List.of(market("tec-hand", days, hours)));
        assertEquals(7 * CENT_X2E10, result.on(Set.of(10L, 12L)).fallX2E10(market -> true));
        assertEquals(57 * CENT_X2E10, result.fallX2E10(market -> true));
        assertEquals(0, result.fallX2E10(market -> market.slug().equals("tec-other")));
    }

    @Test
    void theReportSumsTheDaysAndKeepsTheWhole() {
        TreeSet<Long> days = new TreeSet<>(Set.of(Walks.FIRST_DAY));
        String some = text(new BacktestReport(List.of(whole), days), "report.md");
        String all = text(new BacktestReport(List.of(whole)), "report.md");
        assertTrue(some.contains("the tables sum 2026-07-10 only"), some);
        assertFalse(all.contains("the tables sum"), all);
        String wholeNet = "**Net " + ReportText.money(whole.total().net());
        String partNet = "**Net " + ReportText.money(whole.on(days).total().net());
        assertTrue(some.contains(partNet) && some.contains("All days together: " + wholeNet), some);
        assertTrue(all.contains(wholeNet), all);
        assertFalse(some.contains("| 2026-07-11 |"), some);
        String json = text(new BacktestReport(List.of(whole), days), "results.json");
        assertTrue(json.contains("\"someDays\"") && json.contains("\"2026-07-11\" : {"), json);
        assertFalse(text(new BacktestReport(List.of(whole)), "results.json").contains("\"someDays\""));
    }

    private static String text(BacktestReport report, String name) {
        return new String(report.files().getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
