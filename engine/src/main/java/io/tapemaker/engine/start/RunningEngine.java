package io.tapemaker.engine.start;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.EngineLoop;
import io.tapemaker.journal.JournalAppender;

/** An engine at the end of its tape, ready for events. Closing it syncs and releases the journals. */
public record RunningEngine(
        JournalAppender inbound, JournalAppender commands, BusinessLogic logic, EngineLoop loop, StartFacts start)
        implements AutoCloseable {

    @Override
    public void close() {
        try (commands) {
            inbound.close();
        }
    }
}
