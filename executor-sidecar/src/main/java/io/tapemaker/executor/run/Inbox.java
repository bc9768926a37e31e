package io.tapemaker.executor.run;

import io.tapemaker.executor.tape.ExecutorRunner;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What other threads have for the one that owns the core, in the order in which they put it. */
final class Inbox {

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** Something for the core. */
    @FunctionalInterface
    interface Event {

        /** Called on the core's thread. */
        void happen(ExecutorRunner runner, long stampNs);
    }

    void put(Event event) {
        events.add(event);
    }

    /** The next event, or null when there was none for so long. */
    @Nullable
    Event poll(long waitMs) throws InterruptedException {
        return waitMs <= 0 ? events.poll() : events.poll(waitMs, TimeUnit.MILLISECONDS);
    }
}
