package io.tapemaker.engine.snapshot;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.journal.JournalAppender;
import java.nio.file.Path;

/** Keeps the whole state at journaled points. */
public final class EngineSnapshots implements SnapshotPoints {

    public EngineSnapshots(Path directory, int kept) {}

    @Override
    public void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {}

    public RestoredSnapshot newestUsable(BusinessLogic logic, long inboundLast, long commandsLast) {
        return RestoredSnapshot.fresh(logic);
    }
}
