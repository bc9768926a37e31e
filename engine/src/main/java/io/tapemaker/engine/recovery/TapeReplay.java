package io.tapemaker.engine.recovery;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;

/** Drives the deciding logic with the records of a tape. */
public final class TapeReplay {

    private final JournalTailer inbound;
    private final BusinessLogic logic;
    private final RecordBuffer record = new RecordBuffer();

    /**
     * @param inbound a tailer of INBOUND before its first record
     * @param logic fresh, or restored from a snapshot: what it has seen is passed over
     */
    public TapeReplay(JournalTailer inbound, BusinessLogic logic) {
        this.inbound = inbound;
        this.logic = logic;
    }

    /**
     * Handles the next record that the logic has not seen.
     *
     * @return its sequence, or 0 at the tape's end
     */
    public long step(CommandSink sink) {
        do {
            if (!inbound.poll(record)) {
                return 0;
            }
        } while (inbound.nextSequence() - 1 <= logic.lastSequence());
        logic.onRecord(record, sink);
        return logic.lastSequence();
    }

    /** The record handled last. */
    public RecordBuffer record() {
        return record;
    }

    /** Handles every record up to and including this sequence, or to the tape's end. */
    public void runTo(long sequence, CommandSink sink) {
        while (logic.lastSequence() < sequence && step(sink) != 0) {
            // Each step handles one record.
        }
    }
}
