package io.tapemaker.sim.backtest;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.study.PaperWatch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A backtest over many markets. Each has an engine, limits and a ledger of its own and none hears of another, so they
 * run side by side and the result does not depend on how many do.
 */
public final class Backtest {

    private final BacktestConfig config;
    private final BacktestModel model;
    private final TreeMap<String, List<BboRow>> paths = new TreeMap<>();

    /** Told how far it is. */
    @FunctionalInterface
    public interface Progress {

        /** Another market is through; from any thread, one at a time. */
        void done(long quotes);
    }

    /**
     * A backtest that has not run.
     *
     * @param rows in the order of time
     * @throws IllegalArgumentException if there are none, or the configuration lists markets
     */
    public Backtest(List<BboRow> rows, LoadedConfig given, BacktestModel model) {
        this.config = new BacktestConfig(given);
        this.model = model;
        for (BboRow row : rows) {
            paths.computeIfAbsent(row.slug(), slug -> new ArrayList<>()).add(row);
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("there are no quotes");
        }
    }

    /** Runs all markets on so many threads. */
    public BacktestResult run(Quoter quoter, int threads, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<List<BboRow>> longestFirst = new ArrayList<>(paths.values());
            longestFirst.sort(
                    Comparator.comparingInt((List<BboRow> path) -> path.size()).reversed());
            TreeMap<String, Future<MarketResult>> running = new TreeMap<>();
            for (List<BboRow> path : longestFirst) {
                running.put(path.get(0).slug(), pool.submit(() -> {
                    MarketResult result = run(path, quoter);
                    synchronized (progress) {
                        progress.done(path.size());
                    }
                    return result;
                }));
            }
            List<MarketResult> results = new ArrayList<>();
            for (Future<MarketResult> each : running.values()) {
                results.add(each.get());
            }
            return new BacktestResult(quoter, model, results);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a market could not be run: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private MarketResult run(List<BboRow> path, Quoter quoter) {
        return new MarketRun(path, config, new FillModel(model), quoter::planner, PaperWatch.NONE).run();
    }
}
