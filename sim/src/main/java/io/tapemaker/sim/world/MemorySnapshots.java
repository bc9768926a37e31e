package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.engine.snapshot.RestoredSnapshot;
import io.tapemaker.engine.snapshot.StartSnapshots;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.snapshot.Snapshot;
import io.tapemaker.journal.snapshot.SnapshotPoint;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The newest snapshots, in the heap: taken and used as the engine does with those on disk. */
final class MemorySnapshots implements StartSnapshots {

    private static final int KEPT = 2;

    private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    private final StateWriter state = new StateWriter();
    private long used;

    @Override
    public void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {
        if (!logic.isSnapshotPoint()) {
            return;
        }
        SnapshotPoint point = EngineSnapshots.capture(logic, inbound, commands, state);
        snapshots.addFirst(new Snapshot(point, state.toByteArray()));
        while (snapshots.size() > KEPT) {
            snapshots.removeLast();
        }
    }

    @Override
    public @Nullable RestoredSnapshot newestUsable(
            long inboundLast, long commandsLast, Supplier<BusinessLogic> fresh, Consumer<String> skipped) {
        for (Snapshot snapshot : snapshots) {
            SnapshotPoint point = snapshot.point();
            if (point.inboundSequence() <= inboundLast && point.commandsSequence() <= commandsLast) {
                used++;
                return EngineSnapshots.restore(snapshot, fresh.get());
            }
        }
        return null;
    }

    @Override
    public void removeBeyond(long inboundLast) {
        snapshots.removeIf(snapshot -> snapshot.point().inboundSequence() > inboundLast);
    }

    /** How often a start began at one. */
    long used() {
        return used;
    }
}
