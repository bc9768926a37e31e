package io.tapemaker.sim.world;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What the executor tells the engine, in its order, as on a journal of its own: it is kept while the engine is down,
 * and what was lost with the end of INBOUND is told again.
 */
final class EngineInbox {

    private final EngineNode engine;
    private final Link link;
    private final Deque<Report> kept = new ArrayDeque<>();
    private final Deque<Told> told = new ArrayDeque<>();

    /** Gives something to the engine. */
    interface Report {

        /** Where it lies on INBOUND then, 0 if the engine died before it was there. */
        long give();
    }

    /** A report, and where it lies on INBOUND. */
    private record Told(long inboundSequence, Report report) {}

    EngineInbox(EngineNode engine, Link link) {
        this.engine = engine;
        this.link = link;
    }

    /** Tells something. */
    void tell(Report report) {
        link.send(() -> {
            kept.add(report);
            deliver();
        });
    }

    /** Tells what only counts if it is heard at once. */
    void tellNow(Report report) {
        link.send(() -> {
            if (engine.isUp()) {
                report.give();
            }
        });
    }

    /** Hands over everything that is there, if there is somebody to take it. */
    void deliver() {
        forgetDurable();
        while (engine.isUp() && !kept.isEmpty()) {
            Report report = kept.element();
            long sequence = report.give();
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
