package io.tapemaker.sim.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.Figure;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

@Proof(
        id = "study.findings",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Who wins a cell, by what, and which markets make the difference, by hand")
final class FindingsTest {

    private static final long DAY = 20_000;
    private static final long DOLLAR_X2E10 = 20_000_000_000L;
    private static final long DOLLAR_E6 = 1_000_000;

    private static final StudyGrid GRID = new StudyGrid(
            List.of(Factor.ONE),
            List.of(Factor.ONE),
            List.of(Factor.ONE, Factor.TWO),
            List.of(Factor.ONE),
            List.of(Quoter.OURS, Quoter.CENT, Quoter.TOUCH),
            new TreeSet<>(List.of(DAY)));

    private static final BacktestModel BUSY = new BacktestModel(Factor.ONE, Factor.ONE, Factor.TWO, Factor.ONE);

    /** Dollars of reward, of markout and of capital. */
    private static Sums sums(long reward, long markout, long capital) {
        Sums sums = new Sums();
        sums.set(Figure.REWARD_E6, reward * DOLLAR_E6);
        sums.set(Figure.MARKOUT_X2E10, markout * DOLLAR_X2E10);
        sums.set(Figure.CAPITAL_X2E10, capital * DOLLAR_X2E10);
        sums.set(Figure.MINUTES, 1_440);
        sums.set(Figure.CALLS, 12);
        return sums;
    }

    private static Outcome outcome(Sums one, Sums two) {
        TreeMap<String, Sums> markets = new TreeMap<>(Map.of("tec-one", one, "tc-two", two));
        return new Outcome(markets, 3 * DOLLAR_X2E10, new TreeMap<>(Map.of("tec", DOLLAR_X2E10, "tc", DOLLAR_X2E10)));
    }

    private static Map<Quoter, Outcome> quoters(Outcome ours, Outcome cent, Outcome touch) {
        Map<Quoter, Outcome> of = new EnumMap<>(Quoter.class);
        of.put(Quoter.OURS, ours);
        of.put(Quoter.CENT, cent);
        of.put(Quoter.TOUCH, touch);
        return of;
    }

    /** In the first cell ours makes 8 on 100, cent 7 on 50, touch 1; in the second ours and cent make the same. */
    private static Findings findings() {
        Outcome eight = outcome(sums(10, -4, 50), sums(3, -1, 50));
        Outcome seven = outcome(sums(1, 0, 25), sums(6, 0, 25));
        Outcome one = outcome(sums(0, 1, 10), sums(0, 0, 10));
        Outcome alsoEight = outcome(sums(0, 8, 300), sums(0, 0, 0));
        return new Findings(
                GRID,
                List.of(
                        new CellResult(
                                BacktestModel.USUAL, quoters(eight, seven, one), quoters(one, seven, one), List.of()),
                        new CellResult(
                                BUSY,
                                quoters(eight, alsoEight, one),
                                quoters(eight, seven, one),
                                List.of("a ledger"))));
    }

    @Test
    void strictlyTheHighestWins() {
        Findings findings = findings();
        CellResult usual = findings.cells().get(0);
        CellResult busy = findings.cells().get(1);
        assertEquals(Optional.of(Quoter.OURS), findings.winner(usual, Days.HELD_OUT, Measure.NET));
        assertEquals(Optional.of(Quoter.CENT), findings.winner(usual, Days.HELD_OUT, Measure.NET_PER_DOLLAR));
        assertEquals(Optional.of(Quoter.CENT), findings.winner(usual, Days.ALL, Measure.NET));
        assertEquals(Optional.empty(), findings.winner(busy, Days.HELD_OUT, Measure.NET));
        assertEquals(Optional.of(Quoter.OURS), findings.winner(busy, Days.HELD_OUT, Measure.NET_PER_DOLLAR));
        assertEquals(1, findings.won(Quoter.OURS, Days.HELD_OUT, Measure.NET));
        assertEquals(0, findings.won(Quoter.CENT, Days.HELD_OUT, Measure.NET));
        assertEquals(1, findings.won(Quoter.OURS, Days.ALL, Measure.NET));
    }

    @Test
    void theDifferenceIsThatToTheBestOfTheOthers() {
        Findings findings = findings();
        CellResult usual = findings.cells().get(0);
        assertEquals(Quoter.CENT, findings.bestRival(usual, Days.HELD_OUT));
        assertEquals(DOLLAR_X2E10, findings.aheadX2E10(usual, Days.HELD_OUT));
        assertEquals(0, findings.aheadX2E10(findings.cells().get(1), Days.HELD_OUT));
        // tc-two: cent 6, ours 2; tec-one: cent 1, ours 6.
        assertEquals(
                List.of(new Findings.Gap("tc-two", 4 * DOLLAR_X2E10), new Findings.Gap("tec-one", -5 * DOLLAR_X2E10)),
                findings.gaps(List.of(usual), Days.HELD_OUT, Quoter.CENT));
    }

    @Test
    void cellsAndCategoriesAddUp() {
        Findings findings = findings();
        assertEquals(
                16 * DOLLAR_X2E10, findings.sums(Days.HELD_OUT, Quoter.OURS).netX2E10());
        Sums tec = findings.category(findings.cells(), Days.HELD_OUT, Quoter.OURS, "tec");
        Sums tc = findings.category(findings.cells(), Days.HELD_OUT, Quoter.OURS, "tc");
        assertEquals(12 * DOLLAR_X2E10, tec.netX2E10());
        assertEquals(4 * DOLLAR_X2E10, tc.netX2E10());
        assertEquals(0.12, tec.netPerDollar(), 1e-12);
        assertEquals(3 * DOLLAR_X2E10, findings.fallX2E10(Days.HELD_OUT, Quoter.OURS));
        assertEquals(DOLLAR_X2E10, findings.fallX2E10(findings.cells(), Days.HELD_OUT, Quoter.OURS, "tc"));
        assertEquals(0, new Sums().netPerDollar(), 0);
    }

    @Test
    void theReportSaysIt() throws Exception {
        StudyReport report = new StudyReport(findings(), 1_234, new TreeSet<>(List.of(DAY - 1)));
        String text = new String(report.files().getOrDefault("study.md", new byte[0]), StandardCharsets.UTF_8);
        assertTrue(text.contains("On held-out days ours wins 1 of 2 cells (50.0 %) on net, and 1 of 2 cells"), text);
        assertTrue(text.contains("Without a quote: 2024-10-04"), text);
        assertTrue(text.contains("1 problems") && text.contains("a ledger"), text);
        // The tie is no win: it stands among the losses, with what was gained and what was lost.
        String losses = text.substring(text.indexOf("## Where ours loses"), text.indexOf("## All cells summed"));
        assertTrue(
                losses.contains("| 1 | 1 | 2 | 1 | one cent off | 13.00 | 0.00 | 0.00 | -13.00 | 0.00 | **0.00** |"),
                losses);
        var picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(report.files().getOrDefault("study.svg", new byte[0])));
        assertTrue(picture.getElementsByTagName("rect").getLength() >= 6, "two cells, three bars and a ground");
    }
}
