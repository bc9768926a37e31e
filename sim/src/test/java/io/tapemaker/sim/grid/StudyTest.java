package io.tapemaker.sim.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Backtest;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.Quoter;
import io.tapemaker.sim.backtest.Walks;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "study.cells",
        milestone = Milestone.M4,
        kind = ProofKind.DETERMINISM,
        title = "A study gives equal bytes on one thread and two, and when it was stopped; its cells are backtests")
final class StudyTest {

    private static final String RECORDING = "recordings/bbo-2026-07.csv.gz";
    private static final int REAL_POLLS = 60;

    private static final StudyGrid GRID = grid(Walks.SECOND_DAY, List.of(Quoter.OURS, Quoter.CENT));

    @TempDir
    private Path folder;

    private static StudyGrid grid(long heldOutDay, List<Quoter> quoters) {
        return new StudyGrid(
                List.of(Factor.ONE),
                List.of(Factor.ONE),
                List.of(Factor.HALF, Factor.ONE),
                List.of(Factor.ONE),
                quoters,
                new TreeSet<>(List.of(heldOutDay)));
    }

    private Study study(String name, String key, List<BboRow> rows) {
        return new Study(GRID, rows, LoadedConfig.of(null), folder.resolve(name), key);
    }

    /** Notes what is run, and stops after so many cells. */
    private static final class Noted implements Study.Watch {

        private final List<BacktestModel> cells = new ArrayList<>();
        private final int stopAfter;
        private long quotes;

        Noted(int stopAfter) {
            this.stopAfter = stopAfter;
        }

        @Override
        public void done(long more) {
            quotes += more;
        }

        @Override
        public void cell(BacktestModel model) {
            cells.add(model);
            if (cells.size() == stopAfter) {
                throw new IllegalStateException("stopped");
            }
        }
    }

    private static void assertSame(SortedMap<String, byte[]> expected, SortedMap<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
    }

    @Test
    void threadsAndStopsChangeNoByte() throws IOException {
        List<BboRow> rows = Walks.of(2, 80);
        Noted once = new Noted(0);
        SortedMap<String, byte[]> expected =
                study("one", "k", rows).run(1, once).files();
        assertEquals(Set.of("study.md", "study.json", "study.svg"), expected.keySet());
        assertEquals(GRID.cells(), once.cells);
        assertEquals(rows.size() * 2L * 2, once.quotes);
        Noted stopped = new Noted(1);
        assertThrows(IllegalStateException.class, () -> study("two", "k", rows).run(2, stopped));
        Study goesOn = study("two", "k", rows);
        assertEquals(List.of(BacktestModel.USUAL), goesOn.missing());
        Noted rest = new Noted(0);
        assertSame(expected, goesOn.run(2, rest).files());
        assertEquals(List.of(BacktestModel.USUAL), rest.cells);
        Study done = study("two", "k", rows);
        assertEquals(List.of(), done.missing());
        assertSame(expected, done.run(2, new Noted(0)).files());
        whatIsOfAnotherStudyOrDamagedIsRunAgain(rows);
    }

    private void whatIsOfAnotherStudyOrDamagedIsRunAgain(List<BboRow> rows) throws IOException {
        assertEquals(GRID.cells(), study("two", "another", rows).missing());
        List<Path> cells;
        try (Stream<Path> all = Files.list(folder.resolve("two"))) {
            cells = all.sorted().toList();
        }
        assertEquals(2, cells.size());
        String text = Files.readString(cells.get(0));
        for (String damaged : List.of(
                "",
                "{}",
                text.substring(0, text.length() / 2),
                text.replace("\"CALLS\":", "\"CALLS\":\"1\",\"X\":"),
                text.replace("held_out", "held"),
                text.replace("\"ours\"", "\"theirs\""))) {
            assertFalse(damaged.equals(text), "nothing was damaged");
            Files.writeString(cells.get(0), damaged);
            assertEquals(
                    1, study("two", "k", rows).missing().size(), damaged.substring(0, Math.min(60, damaged.length())));
        }
    }

    @Test
    void aCellIsTheBacktestOnTheHeldOutDays() throws IOException {
        List<BboRow> rows = Walks.of(2, 80);
        CellFiles files = new CellFiles(folder, "k", GRID.quoters());
        var results =
                new Backtest(rows, LoadedConfig.of(null), BacktestModel.USUAL).run(GRID.quoters(), 2, quotes -> {});
        files.write(CellResult.of(BacktestModel.USUAL, results, GRID.heldOutDays()));
        CellResult cell = files.read(BacktestModel.USUAL).orElseThrow();
        for (int i = 0; i < results.size(); i++) {
            Quoter quoter = GRID.quoters().get(i);
            double heldOut = results.get(i).on(GRID.heldOutDays()).total().net();
            assertEquals(heldOut, Maps.get(cell.heldOut(), quoter).total().net(), 1e-9);
            assertEquals(
                    results.get(i).total().net(),
                    Maps.get(cell.all(), quoter).total().net(),
                    1e-9);
            assertTrue(Math.abs(heldOut - results.get(i).total().net()) > 0.01, "both days are the same");
            assertEquals(
                    results.get(i).on(GRID.heldOutDays()).fallX2E10(market -> true),
                    Maps.get(cell.heldOut(), quoter).fallX2E10());
        }
    }

    @Test
    void theKeyNamesAllThatMatters() throws IOException {
        Path quotes = Files.writeString(folder.resolve("quotes.csv"), "a");
        Path others = Files.writeString(folder.resolve("others.csv"), "b");
        LoadedConfig config = LoadedConfig.of(null);
        LoadedConfig changed =
                LoadedConfig.of("test", "quoting: {largestOrder: \"100\"}".getBytes(StandardCharsets.UTF_8));
        String key = StudyKey.of(GRID, quotes, config);
        String code = StudyKey.code();
        Set<String> keys = new TreeSet<>(List.of(
                key,
                StudyKey.of(code, GRID, quotes, config),
                StudyKey.of(code + "1", GRID, quotes, config),
                StudyKey.of(code, GRID, others, config),
                StudyKey.of(code, GRID, quotes, changed),
                StudyKey.of(code, grid(Walks.FIRST_DAY, GRID.quoters()), quotes, config),
                StudyKey.of(code, grid(Walks.SECOND_DAY, List.of(Quoter.OURS, Quoter.BAND)), quotes, config)));
        assertEquals(6, keys.size());
    }

    @Test
    void realPathsGiveAReport() throws IOException {
        Path file = SharedMaterial.require(RECORDING);
        List<BboRow> rows = Walks.firstOf(file, folder, 2, REAL_POLLS);
        StudyGrid grid = grid(rows.get(0).timeMs() / 86_400_000, Arrays.asList(Quoter.values()));
        StudyReport report =
                new Study(grid, rows, LoadedConfig.of(null), folder.resolve("cells"), "k").run(2, new Noted(0));
        assertEquals(List.of(), report.problems());
        assertEquals(2, report.cells());
        Figures.put("real.quotes", rows.size());
        Figures.put("real.cells won by ours", report.won(Quoter.OURS));
    }
}
