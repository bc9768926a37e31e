package io.tapemaker.sim.world;

import io.tapemaker.engine.gateway.FillFacts;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;

/** What the executor has to say to the engine. */
final class Reports {

    private final EngineNode engine;
    private final EngineInbox inbox;
    private final Runnable onGoodNews;

    /** Somebody wants to know when the engine has been told that all is well. */
    Reports(EngineNode engine, EngineInbox inbox, Runnable onGoodNews) {
        this.engine = engine;
        this.inbox = inbox;
        this.onGoodNews = onGoodNews;
    }

    /** Something about one order. */
    void order(ExecutionKind kind, Command.OrderKey order, long commandSequence) {
        inbox.tell(() -> engine.report(kind, order, commandSequence));
    }

    /** The venue has been seen to have no order of ours. */
    void allCancelled(long commandSequence) {
        inbox.tell(() -> engine.report(ExecutionKind.ALL_CANCELLED, new Command.OrderKey(0, 0), commandSequence));
    }

    void fill(FillFacts fill) {
        inbox.tell(() -> engine.fill(fill));
    }

    /** A sign of life, of no use to an engine that is not there. */
    void status(boolean armed, LinkState userStream) {
        inbox.tellNow(() -> {
            if (userStream == LinkState.UP) {
                onGoodNews.run();
            }
            return engine.status(armed, userStream);
        });
    }
}
