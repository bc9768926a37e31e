package io.tapemaker.sim.world;

import java.util.ArrayDeque;
import java.util.Queue;

/** What the executor tells the engine, in its order; while the engine is down it is kept, as on a journal. */
final class EngineInbox {

    private final EngineNode engine;
    private final Link link;
    private final Queue<Runnable> kept = new ArrayDeque<>();

    EngineInbox(EngineNode engine, Link link) {
        this.engine = engine;
        this.link = link;
    }

    void tell(Runnable report) {
        link.send(() -> {
            kept.add(report);
            deliver();
        });
    }

    /** Tells what only counts if it is heard at once. */
    void tellNow(Runnable report) {
        link.send(() -> {
            if (engine.isUp()) {
                report.run();
            }
        });
    }

    /** Hands over everything that is there, if there is somebody to take it. */
    void deliver() {
        while (engine.isUp() && !kept.isEmpty()) {
            kept.remove().run();
        }
    }
}
