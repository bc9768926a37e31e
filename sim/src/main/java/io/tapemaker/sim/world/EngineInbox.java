package io.tapemaker.sim.world;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * What the executor tells the engine, in its order, as on a journal of its own: it is kept while the engine is down, and
 * what was lost with the end of INBOUND is told again.
 */
final class EngineInbox {

    private final EngineNode engine;
    private final Link link;
    private final Deque<LongSupplier> kept = new ArrayDeque<>();
    private final Deque<Told> told = new ArrayDeque<>();

    /** A report, and where it lies on INBOUND. */
    private record Told(long inboundSequence, LongSupplier report) {}

    EngineInbox(EngineNode engine, Link link) {
        this.engine = engine;
        this.link = link;
    }

    /**
     * Tells something.
     *
     * @param report gives it to the engine; returns where it lies on INBOUND then, 0 if it does not
     */
    void tell(LongSupplier report) {
        link.send(() -> {
            kept.add(report);
            deliver();
        });
    }

    /** Tells what only counts if it is heard at once. */
    void tellNow(LongSupplier report) {
        link.send(() -> {
            if (engine.isUp()) {
                report.getAsLong();
            }
        });
    }

    /** Hands over everything that is there, if there is somebody to take it. */
    void deliver() {
        forgetDurable();
        while (engine.isUp() && !kept.isEmpty()) {
            LongSupplier report = kept.element();
            long sequence = report.getAsLong();
            if (sequence != 0) {
                kept.remove();
                told.add(new Told(sequence, report));
            }
        }
    }

    private void forgetDurable() {
        while (!told.isEmpty() && told.element().inboundSequence() <= engine.durableSequence()) {
            told.remove();
        }
    }

    /** INBOUND has nothing behind this record any more. */
    void untell(long lastSequence) {
        while (!told.isEmpty() && told.getLast().inboundSequence() > lastSequence) {
            kept.addFirst(told.removeLast().report());
        }
    }
}
