package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestResult;
import io.tapemaker.sim.backtest.Quoter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a cell of the grid came to.
 *
 * @param model the assumptions
 * @param heldOut by quoter, on the days that decide
 * @param all by quoter, on all days
 * @param problems what did not add up
 */
record CellResult(BacktestModel model, Map<Quoter, Outcome> heldOut, Map<Quoter, Outcome> all, List<String> problems) {

    private static final int MOST_PROBLEMS = 20;

    CellResult {
        problems = List.copyOf(problems);
    }

    static CellResult of(BacktestModel model, List<BacktestResult> results, Set<Long> heldOutDays) {
        Map<Quoter, Outcome> heldOut = new EnumMap<>(Quoter.class);
        Map<Quoter, Outcome> all = new EnumMap<>(Quoter.class);
        List<String> problems = new ArrayList<>();
        for (BacktestResult result : results) {
            heldOut.put(result.quoter(), Outcome.of(result.on(heldOutDays)));
            all.put(result.quoter(), Outcome.of(result));
            result.problems().forEach(line -> problems.add(result.quoter().title() + ", " + line));
        }
        return new CellResult(model, heldOut, all, problems.subList(0, Math.min(MOST_PROBLEMS, problems.size())));
    }

    /** On the days that decide, or on all. */
    Map<Quoter, Outcome> on(Days days) {
        return days == Days.HELD_OUT ? heldOut : all;
    }
}
