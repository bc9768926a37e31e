package io.tapemaker.sim.grid;

import io.tapemaker.sim.backtest.BacktestModel;
import io.tapemaker.sim.backtest.BacktestModel.Factor;
import io.tapemaker.sim.backtest.Quoter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;

/**
 * What is run and what is looked at.
 *
 * @param depth factors on the others' depth
 * @param queue factors on the queue before us
 * @param fillRate factors on takers
 * @param latency factors on latency
 * @param quoters ours first, and at least one other
 * @param heldOutDays since 1970, that decide who wins
 */
public record StudyGrid(
        List<Factor> depth,
        List<Factor> queue,
        List<Factor> fillRate,
        List<Factor> latency,
        List<Quoter> quoters,
        SortedSet<Long> heldOutDays) {

    public StudyGrid {
        depth = List.copyOf(depth);
        queue = List.copyOf(queue);
        fillRate = List.copyOf(fillRate);
        latency = List.copyOf(latency);
        quoters = List.copyOf(quoters);
        heldOutDays = Collections.unmodifiableSortedSet(heldOutDays);
    }

    /** Every combination, by depth, queue, fill rate and latency. */
    public List<BacktestModel> cells() {
        List<BacktestModel> cells = new ArrayList<>();
        for (Factor depthBy : depth) {
            for (Factor queueBy : queue) {
                for (Factor fillRateBy : fillRate) {
                    for (Factor latencyBy : latency) {
                        cells.add(new BacktestModel(depthBy, queueBy, fillRateBy, latencyBy));
                    }
                }
            }
        }
        return cells;
    }
}
