package io.tapemaker.engine.snapshot;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.pipeline.SnapshotPoints;
import io.tapemaker.journal.JournalAppender;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Snapshots that are taken while an engine runs and looked at when it starts. */
public interface StartSnapshots extends SnapshotPoints {

    /** None are taken, so each start replays from genesis. */
    StartSnapshots NONE = new StartSnapshots() {

        @Override
        public void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {
            // Nothing is kept.
        }

        @Override
        public @Nullable RestoredSnapshot newestUsable(
                long inboundLast, long commandsLast, Supplier<BusinessLogic> fresh, Consumer<String> skipped) {
            return null;
        }

        @Override
        public void removeBeyond(long inboundLast) {
            // There is nothing.
        }
    };

    /**
     * Logic restored from the newest usable snapshot, null if there is none.
     *
     * @param fresh makes logic that has seen nothing
     * @param skipped told of each newer snapshot that was not used, and why
     */
    @Nullable
    RestoredSnapshot newestUsable(
            long inboundLast, long commandsLast, Supplier<BusinessLogic> fresh, Consumer<String> skipped);

    /** Removes snapshots of records that a cut took off the tape. */
    void removeBeyond(long inboundLast);
}
