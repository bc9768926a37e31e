package io.tapemaker.engine.app;

import io.tapemaker.engine.gateway.LiveInputs;
import io.tapemaker.engine.gateway.executions.ExecutionsFeed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a live run does every so often: tick, end quiet bursts, and read what the executor tells. */
final class LiveTimers implements AutoCloseable {

    private static final long EXECUTIONS_MS = 1;
    private static final long QUIET_MS = 5;
    private static final long CLOSE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor ticks = pool("ticks");
    private final ScheduledThreadPoolExecutor executions = pool("executions");
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private LiveTimers() {}

    private static ScheduledThreadPoolExecutor pool(String name) {
        return new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    static LiveTimers start(LiveInputs inputs, ExecutionsFeed feed, int tickMs) {
        LiveTimers timers = new LiveTimers();
        timers.every(timers.ticks, tickMs, inputs::tick);
        timers.every(timers.ticks, QUIET_MS, inputs::endQuietBursts);
        timers.every(timers.executions, EXECUTIONS_MS, () -> feed.deliver(inputs));
        return timers;
    }

    private void every(ScheduledThreadPoolExecutor on, long ms, Runnable task) {
        ScheduledFuture<?> unused = on.scheduleWithFixedDelay(() -> guarded(task), 0, ms, TimeUnit.MILLISECONDS);
    }

    private void guarded(Runnable task) {
        if (failure.get() != null) {
            return;
        }
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    /** Throws what made one of them end. */
    void failIfFailed() {
        Throwable why = failure.get();
        if (why instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (why instanceof Error error) {
            throw error;
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        executions.shutdownNow();
        try {
            awaitEnd(ticks);
            awaitEnd(executions);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnd(ScheduledThreadPoolExecutor pool) throws InterruptedException {
        if (!pool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a timer did not end");
        }
    }
}
