package io.tapemaker.replay.tape;

import io.tapemaker.engine.app.ExitCode;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.engine.logic.DecisionListener;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.engine.recovery.TapeReplay;
import io.tapemaker.engine.snapshot.EngineSnapshots;
import io.tapemaker.journal.CorruptRecordException;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.snapshot.Snapshot;
import io.tapemaker.journal.snapshot.SnapshotStore;
import org.jspecify.annotations.Nullable;

/**
 * The deciding logic as it was after a record of INBOUND, reached from the newest snapshot at or before it. A
 * snapshot that cannot be used is passed over: the tape alone gives the same state.
 */
public final class TapeState implements AutoCloseable {

    /** For {@link #at}: behind the last record. */
    public static final long END = Long.MAX_VALUE;

    private static final CommandSink IGNORED = (command, epoch) -> {};

    private final BusinessLogic logic;
    private final JournalTailer inbound;
    private final TapeReplay replay;

    private TapeState(BusinessLogic logic, JournalTailer inbound) {
        this.logic = logic;
        this.inbound = inbound;
        this.replay = new TapeReplay(inbound, logic);
    }

    /**
     * The state after a record.
     *
     * @param sequence INBOUND sequence, 0 for the state before the first record, or {@link #END}
     * @param listener told of the decisions that follow
     * @throws ReplayException with the usage code if the tape ends before it
     */
    public static TapeState at(TapeDirectory tape, long sequence, DecisionListener listener) {
        TapeState state = fromSnapshot(tape, sequence, listener);
        if (state == null) {
            state = fromGenesis(tape, listener);
        }
        boolean reached = false;
        try {
            state.runTo(sequence);
            reached = true;
            return state;
        } finally {
            if (!reached) {
                state.close();
            }
        }
    }

    private static TapeState fromGenesis(TapeDirectory tape, DecisionListener listener) {
        return new TapeState(LogicFactory.create(LogicFactory.choices(), listener), tape.tail(JournalKind.INBOUND));
    }

    private static @Nullable TapeState fromSnapshot(TapeDirectory tape, long sequence, DecisionListener listener) {
        Snapshot snapshot = new SnapshotStore(tape.path())
                .newest(
                        point -> BusinessLogic.knowsBehaviour(point.behaviourVersion())
                                && point.inboundSequence() <= sequence,
                        skipped -> {});
        if (snapshot == null) {
            return null;
        }
        BusinessLogic logic = LogicFactory.create(LogicFactory.choices(), listener);
        try {
            EngineSnapshots.restore(snapshot, logic);
        } catch (StateFormatException e) {
            return null;
        }
        TapeState state = new TapeState(logic, tape.tail(JournalKind.INBOUND));
        boolean ofThisTape = false;
        try {
            ofThisTape = state.replay.skipTo(
                    snapshot.point().inboundSequence(), snapshot.point().inboundChecksum());
            return ofThisTape ? state : null;
        } finally {
            if (!ofThisTape) {
                state.close();
            }
        }
    }

    private void runTo(long sequence) {
        while (logic.lastSequence() < sequence && step(IGNORED)) {
            // Each step handles one record.
        }
        if (logic.lastSequence() < sequence && sequence != END) {
            throw new ReplayException(
                    ExitCode.USAGE,
                    "sequence " + sequence + " is beyond the tape: INBOUND ends with record " + logic.lastSequence()
                            + "; name a record up to it");
        }
    }

    /**
     * Handles the next record; false at the tape's end.
     *
     * @throws CorruptRecordException if the record is damaged, or sound and not to be handled by this build
     */
    public boolean step(CommandSink sink) {
        long before = logic.lastSequence();
        try {
            return replay.step(sink) != 0;
        } catch (CorruptRecordException | ReplayException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new CorruptRecordException(
                    JournalKind.INBOUND, before, "sound, but this build cannot handle it: " + e.getMessage());
        }
    }

    /** The record handled last. */
    public RecordBuffer record() {
        return replay.record();
    }

    /** The logic. */
    public BusinessLogic logic() {
        return logic;
    }

    @Override
    public void close() {
        inbound.close();
    }
}
