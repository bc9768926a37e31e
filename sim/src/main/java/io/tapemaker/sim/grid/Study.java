package io.tapemaker.sim.grid;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.backtest.Backtest;
import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.study.BboRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Runs the cells of a grid that are not done yet, one behind the other, each on all threads. */
public final class Study {

    private static final long MS_PER_DAY = 86_400_000;

    private final StudyGrid grid;
    private final Backtest backtest;
    private final CellFiles files;
    private final long quotes;
    private final TreeSet<Long> days = new TreeSet<>();
    private final Map<BacktestModel, CellResult> done = new HashMap<>();

    /** Told how far it is, one call at a time. */
    public interface Watch extends Backtest.Progress {

        /** A cell is through and kept. */
        void cell(BacktestModel model);
    }

    /**
     * A study; cells that were kept below {@code folder} by an equal one are done.
     *
     * @param rows in the order of time
     * @param key of what the cells depend on, see {@link StudyKey}
     * @throws IllegalArgumentException if there are no rows, or the configuration lists markets
     */
    public Study(StudyGrid grid, List<BboRow> rows, LoadedConfig config, Path folder, String key) {
        this.grid = grid;
        this.backtest = new Backtest(rows, config, BacktestModel.USUAL);
        this.files = new CellFiles(folder, key, grid.quoters());
        this.quotes = rows.size();
        for (BboRow row : rows) {
            days.add(row.timeMs() / MS_PER_DAY);
        }
        for (BacktestModel model : grid.cells()) {
            files.read(model).ifPresent(cell -> done.put(model, cell));
        }
    }

    /** Cells that are not done yet. */
    public List<BacktestModel> missing() {
        return grid.cells().stream().filter(model -> !done.containsKey(model)).toList();
    }

    /** Quotes of one cell, each counted once for each quoter. */
    public long quotesPerCell() {
        return quotes * grid.quoters().size();
    }

    /** Runs what is missing and reports on all. */
    public StudyReport run(int threads, Watch watch) throws IOException {
        for (BacktestModel model : missing()) {
            CellResult cell =
                    CellResult.of(model, backtest.with(model).run(grid.quoters(), threads, watch), grid.heldOutDays());
            files.write(cell);
            done.put(model, cell);
            watch.cell(model);
        }
        List<CellResult> cells = new ArrayList<>();
        for (BacktestModel model : grid.cells()) {
            cells.add(Maps.get(done, model));
        }
        return new StudyReport(new Findings(grid, cells), quotes, days);
    }
}
