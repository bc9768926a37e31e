package io.tapemaker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Many worlds, each from a seed of its own, some at a time; what is reported does not depend on how many. */
public final class Sweep {

    private final LongFunction<WorldPlan> plans;
    private final int atOnce;

    /**
     * @param plans what the world of a seed is like
     * @param atOnce threads
     */
    public Sweep(LongFunction<WorldPlan> plans, int atOnce) {
        this.plans = plans;
        this.atOnce = atOnce;
    }

    /**
     * A seed that broke something.
     *
     * @param shrunk the fewest faults with which it still breaks the same
     */
    public record Failure(long seed, String how, WorldPlan.Faults shrunk) {}

    /** Runs the seeds from {@code first} to {@code last}, both included. */
    public SweepReport run(long first, long last) {
        SweepReport report = new SweepReport();
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<Outcome>> outcomes = new ArrayList<>();
            for (long seed = first; seed <= last; seed++) {
                WorldPlan plan = plans.apply(seed);
                outcomes.add(threads.submit(() -> outcome(plan)));
            }
            for (Future<Outcome> outcome : outcomes) {
                report.add(outcome.get());
            }
            return report;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one world came to: a report, or what it broke. */
    record Outcome(WorldPlan plan, WorldResult result) {}

    private static Outcome outcome(WorldPlan plan) {
        return new Outcome(plan, WorldResult.of(plan));
    }
}
