package io.tapemaker.engine.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns SIGTERM and Ctrl-C into an orderly stop: what was delivered is handled, synced and closed before the process
 * ends.
 */
final class StopSignal {

    private static final long CLOSE_SECONDS = 60;

    private StopSignal() {}

    /** Something that runs until its end, or until it is asked to stop. */
    interface Run<T> {

        /** Runs to the end. */
        T run();

        /** Asks it to stop; from any thread. */
        void requestStop();
    }

    static <T> T run(Run<T> run) {
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndWait(run, closed), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.run();
        } finally {
            closed.countDown();
            removeUnlessStopping(hook);
        }
    }

    /**
     * The same for a run whose exit code says how it ended: a signal would end the process with a code of its own.
     */
    static int runForCode(Run<Integer> run) {
        AtomicInteger code = new AtomicInteger(ExitCode.FAILURE);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    stopAndWait(run, closed);
                    Runtime.getRuntime().halt(code.get());
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            code.set(run.run());
            return code.get();
        } finally {
            closed.countDown();
            removeUnlessStopping(hook);
        }
    }

    private static void stopAndWait(Run<?> run, CountDownLatch closed) {
        run.requestStop();
        try {
            closed.await(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeUnlessStopping(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The hook is what is running.
        }
    }
}
