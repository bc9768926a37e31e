package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.venue.MarketEvent;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.UserEvent;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One venue for many threads: one call at a time, with a time that never goes back. */
public final class SharedVenue {

    private final SimVenue venue;
    private final EventQueue said;
    private final VenueClock clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private Consumer<UserEvent> listener = event -> {};

    /**
     * Shares a venue; from now on nobody else may touch it.
     *
     * @param said the listener that the venue was made with
     */
    public SharedVenue(SimVenue venue, EventQueue said, VenueClock clock) {
        this.venue = venue;
        this.said = said;
        this.clock = clock;
    }

    /** Something that is done to the venue; must not wait. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Does it.
         *
         * @param nowNs the venue's time, not before that of any earlier call
         */
        T at(SimVenue venue, long nowNs);
    }

    /** Does it and tells what the venue said, in the order in which it said it, before the next call gets in. */
    public <T> T call(Work<T> work) {
        lock.lock();
        try {
            return work.at(venue, Math.max(clock.nowNs(), venue.nowNs()));
        } finally {
            said.take().forEach(listener);
            lock.unlock();
        }
    }

    /** Who hears what the venue says to everybody; called with the venue held, while it says it. */
    void listenToMarkets(BiConsumer<SimVenue, MarketEvent> to) {
        lock.lock();
        try {
            said.market(event -> to.accept(venue, event));
        } finally {
            lock.unlock();
        }
    }

    /** Who hears what the venue says to its accounts; called with the venue held, so must not wait. */
    void listen(Consumer<UserEvent> to) {
        lock.lock();
        try {
            listener = to;
        } finally {
            lock.unlock();
        }
    }
}
