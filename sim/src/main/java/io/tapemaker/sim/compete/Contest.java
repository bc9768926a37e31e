package io.tapemaker.sim.compete;

import io.tapemaker.sim.backtest.Quoter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * All quoters in all kinds of markets from all seeds. Bouts share nothing, so the result does not depend on how many
 * run at a time.
 */
public final class Contest {

    private final ContestPlan plan;

    /** Told how far it is. */
    @FunctionalInterface
    public interface Progress {

        /** Another bout is over; from any thread, one at a time. */
        void done();
    }

    /**
     * What is compared.
     *
     * @param firstSeed of a range, which {@code lastSeed} is in
     * @param hours of virtual time of each bout
     * @param grounds kinds of markets
     * @param config of the engine
     */
    public record ContestPlan(long firstSeed, long lastSeed, int hours, List<Ground> grounds, CompeteConfig config) {

        public ContestPlan {
            grounds = List.copyOf(grounds);
        }

        /** How many seeds there are. */
        public int seeds() {
            return (int) (lastSeed - firstSeed + 1);
        }

        /** How many bouts that makes. */
        public int bouts() {
            return seeds() * grounds.size() * Quoter.values().length;
        }
    }

    /** A contest that has not begun. */
    public Contest(ContestPlan plan) {
        this.plan = plan;
    }

    /** Runs everything on so many threads. */
    public ContestResult run(int threads, Progress progress) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            TreeMap<Ground, TreeMap<Quoter, List<Future<BoutFigures>>>> running = new TreeMap<>();
            for (long seed = plan.firstSeed(); seed <= plan.lastSeed(); seed++) {
                for (Ground ground : plan.grounds()) {
                    for (Quoter quoter : Quoter.values()) {
                        Bout bout = new Bout(ground, seed, plan.config());
                        running.computeIfAbsent(ground, key -> new TreeMap<>())
                                .computeIfAbsent(quoter, key -> new ArrayList<>())
                                .add(pool.submit(() -> run(bout, quoter, progress)));
                    }
                }
            }
            TreeMap<Ground, TreeMap<Quoter, List<BoutFigures>>> results = new TreeMap<>();
            for (Map.Entry<Ground, TreeMap<Quoter, List<Future<BoutFigures>>>> each : running.entrySet()) {
                TreeMap<Quoter, List<BoutFigures>> ofGround = new TreeMap<>();
                for (Map.Entry<Quoter, List<Future<BoutFigures>>> ofQuoter :
                        each.getValue().entrySet()) {
                    ofGround.put(ofQuoter.getKey(), all(ofQuoter.getValue()));
                }
                results.put(each.getKey(), ofGround);
            }
            return new ContestResult(plan, results);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a bout could not be run: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private static List<BoutFigures> all(List<Future<BoutFigures>> running)
            throws ExecutionException, InterruptedException {
        List<BoutFigures> figures = new ArrayList<>();
        for (Future<BoutFigures> each : running) {
            figures.add(each.get());
        }
        return figures;
    }

    private BoutFigures run(Bout bout, Quoter quoter, Progress progress) {
        BoutFigures figures = bout.run(plan.hours(), world -> quoter.planner());
        synchronized (progress) {
            progress.done();
        }
        return figures;
    }
}
