package io.tapemaker.sim.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.engine.domain.quoting.DesiredQuotes;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.study.BboFile;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.study.PaperOrder;
import io.tapemaker.sim.study.PaperTape;
import io.tapemaker.sim.study.PaperWatch;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

@Proof(
        id = "backtest.paths",
        milestone = Milestone.M4,
        kind = ProofKind.SIM,
        title = "A backtest adds up to the last digit, repeats itself to the last byte and knows nothing of tomorrow",
        invariants = {BacktestTest.BOOKED_IS_WORTH, BacktestTest.NO_TOMORROW})
final class BacktestTest {

    static final String BOOKED_IS_WORTH = "backtest.booked-is-worth";
    static final String NO_TOMORROW = "backtest.no-tomorrow";

    private static final String RECORDING = "recordings/bbo-2026-07.csv.gz";

    /** In CI each so-manieth market by name, in full each. */
    private static final int CI_STRIDE = 12;

    private static final int POLLS = 500;
    private static final long CENT_X2E10 = 200_000_000L;

    private static List<BboRow> walk() {
        return Walks.of(3, POLLS);
    }

    private static List<BboRow> of(List<BboRow> rows, String slug) {
        return rows.stream().filter(row -> row.slug().equals(slug)).toList();
    }

    private static LoadedConfig defaults() {
        return LoadedConfig.of(null);
    }

    private static BacktestResult run(List<BboRow> rows, BacktestModel model, Quoter quoter, int threads) {
        return new Backtest(rows, defaults(), model).run(quoter, threads, quotes -> {});
    }

    private static SortedMap<String, byte[]> files(List<BboRow> rows, BacktestModel model, int threads) {
        return new BacktestReport(
                        List.of(run(rows, model, Quoter.OURS, threads), run(rows, model, Quoter.TOUCH, threads)))
                .files();
    }

    @Test
    void equalQuotesGiveEqualBytesOnOneThreadAndTwo() {
        List<BboRow> rows = walk();
        SortedMap<String, byte[]> first = files(rows, BacktestModel.USUAL, 1);
        SortedMap<String, byte[]> second = files(rows, BacktestModel.USUAL, 2);
        assertEquals(
                Set.of("report.md", "results.json", "equity.svg", "inventory.svg", "reward-share.svg", "quoters.svg"),
                first.keySet());
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
        BacktestModel other = new BacktestModel(Factor.ONE, Factor.ONE, Factor.TWO, Factor.ONE);
        assertFalse(java.util.Arrays.equals(
                first.get("results.json"), files(rows, other, 2).get("results.json")));
    }

    @Test
    void theLedgersAddUp() {
        long fills = 0;
        for (Quoter quoter : Quoter.values()) {
            BacktestResult result = run(walk(), BacktestModel.USUAL, quoter, 2);
            assertEquals(List.of(), result.problems());
            Invariants.checked(BOOKED_IS_WORTH, result.checks());
            fills += result.total().fills;
            assertTrue(result.total().rewardE9 > 0, () -> quoter + " earns nothing");
        }
        assertTrue(fills > 100, "hardly any fill");
        Figures.put("fills", fills);
    }

    /**
     * One fall by hand, of one who joins the touch: a bid of 200 at 50 cents while the midpoint is 51; then the others
     * bid 49 and ask 51, so half is filled. A cent of spread and as much lost at the next quote, on 100 shares.
     */
    @Test
    void oneFillByHand() {
        List<BboRow> rows = new ArrayList<>();
        for (int poll = 0; poll < 4; poll++) {
            rows.add(new BboRow(
                    Walks.START_MS + poll * Walks.POLL_MS,
                    "tec-hand",
                    poll < 3 ? 5_000 : 4_900,
                    poll < 3 ? 5_200 : 5_100));
        }
        MarketResult result =
                run(rows, BacktestModel.USUAL, Quoter.TOUCH, 1).markets().get(0);
        assertEquals(1, result.total().fills);
        assertEquals(100_000_000L, result.total().filledE6);
        assertEquals(100 * CENT_X2E10, result.total().spreadX2E10);
        assertEquals(-100 * CENT_X2E10, result.total().markoutX2E10);
        assertEquals(0, result.total().driftX2E10);
        assertEquals(100 * 50 * CENT_X2E10, result.total().inventoryX2E10);
        // 50 dollars a day; the orders are old enough at the first sample, a minute after the first quote.
        assertEquals(7, result.total().minutes);
        assertEquals(7, result.total().scoringMinutes);
        long expectedE9 = result.total().shareE9 * 50 / 1_440;
        assertTrue(Math.abs(expectedE9 - result.total().rewardE9) <= 7, "each sample is cut");
        assertEquals(0, result.total().rewardPaidE6, "less than a dollar a day is not paid");
    }

    /** Whoever meets us and is not our counterparty is found. */
    @Test
    void aModelThatSparesUsIsFound() {
        FillModel kind = new FillModel(BacktestModel.USUAL) {
            @Override
            public long passedE6(boolean isBid, long priceE4, long remainingE6, long bidE4, long askE4) {
                return 0;
            }
        };
        BacktestConfig config = new BacktestConfig(defaults());
        MarketResult spared = new MarketRun(
                        of(walk(), "tec-own-one"), config, kind, QuotePlanner::search, PaperWatch.NONE, PaperTape.NONE)
                .run();
        assertTrue(spared.problems().stream().anyMatch(line -> line.contains("was met")), spared.problems()::toString);
        Figures.put("plantedSparedFillsFound", spared.problems().size());
    }

    private static List<String> ordersBefore(List<BboRow> rows, Supplier<QuotePlanner> planner, long untilMs) {
        List<String> orders = new ArrayList<>();
        PaperWatch watch = new PaperWatch() {
            @Override
            public void onPlace(PaperOrder order, long nowNs) {
                if (nowNs < untilMs * 1_000_000) {
                    orders.add(nowNs + " " + order.number() + " " + order.side() + " " + order.slot() + " "
                            + order.priceE4() + " " + order.sizeE6());
                }
            }
        };
        FillModel fills = new FillModel(BacktestModel.USUAL);
        new MarketRun(rows, new BacktestConfig(defaults()), fills, planner, watch, PaperTape.NONE).run();
        return orders;
    }

    private static List<BboRow> withAnotherEnd(List<BboRow> rows, long fromMs) {
        return rows.stream()
                .map(row -> row.timeMs() < fromMs ? row : new BboRow(row.timeMs(), row.slug(), 1_500, 1_700))
                .toList();
    }

    @Test
    void whatComesLaterChangesNothingEarlier() {
        long checked = 0;
        List<BboRow> rows = of(walk(), "tec-own-one");
        for (int cut : new int[] {100, 250, 400}) {
            long fromMs = rows.get(cut).timeMs();
            List<String> orders = ordersBefore(rows, QuotePlanner::search, fromMs);
            assertEquals(orders, ordersBefore(withAnotherEnd(rows, fromMs), QuotePlanner::search, fromMs));
            checked += orders.size();
        }
        assertTrue(checked > 50, "hardly any order");
        Invariants.checked(NO_TOMORROW, checked);
    }

    /** One who knows where the path ends, and does not buy what will fall. */
    @Test
    void oneWhoKnowsTomorrowIsFound() {
        List<BboRow> rows = of(walk(), "tec-own-one");
        long fromMs = rows.get(250).timeMs();
        List<BboRow> other = withAnotherEnd(rows, fromMs);
        assertNotEquals(
                ordersBefore(rows, () -> knowing(rows), fromMs), ordersBefore(other, () -> knowing(other), fromMs));
    }

    private static QuotePlanner knowing(List<BboRow> rows) {
        QuotePlanner search = QuotePlanner.search();
        long lastE4 = rows.get(rows.size() - 1).bidE4();
        return (inputs, wanted) -> {
            var constraint = search.plan(inputs, wanted);
            boolean falls = lastE4 < inputs.bids.priceE4(0);
            wanted.want(DesiredQuotes.place(falls ? 0 : 1, Side.BUY), 0, 0);
            return constraint;
        };
    }

    @Test
    void thePicturesAreWellFormed() throws Exception {
        for (var file : files(walk(), BacktestModel.USUAL, 2).entrySet()) {
            if (file.getKey().endsWith(".svg")) {
                Document picture = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(file.getValue()));
                int lines = picture.getElementsByTagName("polyline").getLength();
                assertTrue(lines >= 1, file.getKey());
                for (int i = 0; i < lines; i++) {
                    inside(picture.getElementsByTagName("polyline")
                            .item(i)
                            .getAttributes()
                            .getNamedItem("points")
                            .getNodeValue());
                }
            }
        }
    }

    private static void inside(String points) {
        for (String point : points.split(" ", -1)) {
            String[] xy = point.split(",", -1);
            double x = Double.parseDouble(xy[0]);
            double y = Double.parseDouble(xy[1]);
            assertTrue(x >= 0 && x <= 960 && y >= 0 && y <= 340, point);
        }
    }

    @Test
    void realPathsAddUp() {
        Path file = SharedMaterial.require(RECORDING);
        List<String> slugs = BboFile.slugs(file);
        Set<String> chosen = new TreeSet<>();
        for (int i = 0; i < slugs.size(); i += ProofBudget.pick(CI_STRIDE, 1)) {
            chosen.add(slugs.get(i));
        }
        List<BboRow> rows = BboFile.rows(file, chosen::contains);
        BacktestResult result = run(rows, BacktestModel.USUAL, Quoter.OURS, 2);
        assertEquals(List.of(), result.problems());
        Invariants.checked(BOOKED_IS_WORTH, result.checks());
        assertTrue(result.total().part(result.total().scoringMinutes) > 0.2, "hardly anything scores");
        Figures.put("real.quotes", rows.size());
        Figures.put("real.net", ReportText.money(result.total().net()));
        result.categories().forEach((name, sum) -> Figures.put("real." + name, ReportText.row(name, 0, sum)));
    }
}
