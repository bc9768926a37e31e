package io.tapemaker.sim.backtest;

import io.tapemaker.engine.config.LoadedConfig;
import io.tapemaker.sim.study.BboRow;
import io.tapemaker.sim.study.PaperTape;
import io.tapemaker.sim.study.PaperWatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A backtest over many markets. Each has an engine, limits and a ledger of its own and none hears of another, so they
 * run side by side and the result does not depend on how many do.
 */
public final class Backtest {

    private final BacktestConfig config;
    private final BacktestModel model;
    private final TreeMap<String, List<BboRow>> paths;
    private final @Nullable Path journals;

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
        this.paths = new TreeMap<>();
        this.journals = null;
        for (BboRow row : rows) {
            paths.computeIfAbsent(row.slug(), slug -> new ArrayList<>()).add(row);
        }
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("there are no quotes");
        }
    }

    private Backtest(Backtest from, BacktestModel model, @Nullable Path journals) {
        this.config = from.config;
        this.model = model;
        this.paths = from.paths;
        this.journals = journals;
    }

    /** On the same paths under other assumptions. */
    public Backtest with(BacktestModel other) {
        return new Backtest(this, other, journals);
    }

    /**
     * The same, keeping the tapes of what ships: each market's in a new folder of its own below this one, named by
     * {@link KeptTape#folderOf}. Those of the others are not kept, since they are not what the engine would decide.
     *
     * @throws IllegalArgumentException if a market's name is too long
     */
    public Backtest keeping(Path folder) {
        paths.keySet().forEach(KeptTape::folderOf);
        return new Backtest(this, model, folder);
    }

    /** Runs all markets on so many threads. */
    public BacktestResult run(Quoter quoter, int threads, Progress progress) {
        return run(List.of(quoter), threads, progress).get(0);
    }

    /** Runs all markets for each quoter, all on so many threads; the results in the order of the quoters. */
    public List<BacktestResult> run(List<Quoter> quoters, int threads, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<List<Future<MarketResult>>> running = start(quoters, pool, progress);
            List<BacktestResult> results = new ArrayList<>();
            for (int i = 0; i < quoters.size(); i++) {
                List<MarketResult> markets = new ArrayList<>();
                for (Future<MarketResult> each : running.get(i)) {
                    markets.add(each.get());
                }
                markets.sort(Comparator.comparing(MarketResult::slug));
                results.add(new BacktestResult(quoters.get(i), model, markets));
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a market could not be run: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The longest paths first, so that no thread is left with one in the end. */
    private List<List<Future<MarketResult>>> start(List<Quoter> quoters, ExecutorService pool, Progress progress) {
        List<List<BboRow>> longestFirst = new ArrayList<>(paths.values());
        longestFirst.sort(
                Comparator.comparingInt((List<BboRow> path) -> path.size()).reversed());
        List<List<Future<MarketResult>>> running = new ArrayList<>();
        quoters.forEach(quoter -> running.add(new ArrayList<>()));
        for (List<BboRow> path : longestFirst) {
            for (int i = 0; i < quoters.size(); i++) {
                Quoter quoter = quoters.get(i);
                running.get(i).add(pool.submit(() -> {
                    MarketResult result = run(path, quoter);
                    synchronized (progress) {
                        progress.done(path.size());
                    }
                    return result;
                }));
            }
        }
        return running;
    }

    private MarketResult run(List<BboRow> path, Quoter quoter) {
        if (journals == null || quoter != Quoter.OURS) {
            return run(path, quoter, PaperTape.NONE);
        }
        try (KeptTape tape = new KeptTape(journals, path.get(0).slug())) {
            return run(path, quoter, tape);
        }
    }

    private MarketResult run(List<BboRow> path, Quoter quoter, PaperTape tape) {
        return new MarketRun(path, config, new FillModel(model), quoter::planner, PaperWatch.NONE, tape).run();
    }
}
