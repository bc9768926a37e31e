package io.tapemaker.engine.snapshot;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalAppender;
import io.tapemaker.journal.snapshot.Snapshot;
import io.tapemaker.journal.snapshot.SnapshotPoint;
import io.tapemaker.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the whole state at journaled points and restores it. An accelerator and never the truth: a snapshot that is
 * damaged, of another build's behaviour or ahead of the tape is passed over, and the tape alone gives the same state.
 */
public final class EngineSnapshots implements StartSnapshots {

    private final SnapshotStore store;
    private final int kept;
    private final StateWriter state = new StateWriter();

    /**
     * @param directory journal directory
     * @param kept how many snapshots stay
     */
    public EngineSnapshots(Path directory, int kept) {
        this.store = new SnapshotStore(directory);
        this.kept = kept;
    }

    @Override
    public void afterRecord(BusinessLogic logic, JournalAppender inbound, JournalAppender commands) {
        if (logic.isSnapshotPoint()) {
            store.write(capture(logic, inbound, commands, state), state.toByteArray());
            store.keep(kept);
        }
    }

    /**
     * Puts the logic's state into {@code state}, in place of what is there.
     *
     * @return where on the tape that is
     */
    public static SnapshotPoint capture(
            BusinessLogic logic, JournalAppender inbound, JournalAppender commands, StateWriter state) {
        // The tape goes first: a snapshot of what a power loss may take back would be ahead of it.
        inbound.sync();
        commands.sync();
        state.clear();
        logic.write(state);
        return new SnapshotPoint(
                inbound.lastSequence(),
                inbound.lastChecksum(),
                commands.lastSequence(),
                commands.lastChecksum(),
                logic.behaviourVersion());
    }

    @Override
    public @Nullable RestoredSnapshot newestUsable(
            long inboundLast, long commandsLast, Supplier<BusinessLogic> fresh, Consumer<String> skipped) {
        Snapshot snapshot = store.newest(point -> fits(point, inboundLast, commandsLast), skipped);
        if (snapshot == null) {
            return null;
        }
        try {
            return restore(snapshot, fresh.get());
        } catch (StateFormatException e) {
            skipped.accept("snapshot at " + snapshot.point().inboundSequence() + ": " + e.getMessage());
            return null;
        }
    }

    private static boolean fits(SnapshotPoint point, long inboundLast, long commandsLast) {
        return BusinessLogic.knowsBehaviour(point.behaviourVersion())
                && point.inboundSequence() <= inboundLast
                && point.commandsSequence() <= commandsLast;
    }

    /**
     * Logic in the state of a snapshot.
     *
     * @throws StateFormatException if the payload is no state of this build
     */
    public static RestoredSnapshot restore(Snapshot snapshot, BusinessLogic logic) {
        StateReader reader = new StateReader(snapshot.payload());
        logic.read(reader);
        reader.finish();
        return new RestoredSnapshot(logic, snapshot.point());
    }

    @Override
    public void removeBeyond(long inboundLast) {
        for (Path file : store.list()) {
            if (SnapshotStore.sequenceOf(file) > inboundLast) {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
