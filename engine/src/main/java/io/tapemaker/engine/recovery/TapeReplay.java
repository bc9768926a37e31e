package io.tapemaker.engine.recovery;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.engine.logic.CommandSink;
import io.tapemaker.journal.JournalTailer;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;

/** Drives the deciding logic with the records of a tape. */
public final class TapeReplay {

    private final JournalTailer inbound;
    private final BusinessLogic logic;
    private final RecordBuffer record = new RecordBuffer();

    /**
     * @param inbound a tailer of INBOUND before its first record
     * @param logic fresh, or restored from a snapshot and then {@link #skipTo} what it has seen
     */
    public TapeReplay(JournalTailer inbound, BusinessLogic logic) {
        this.inbound = inbound;
        this.logic = logic;
    }

    /**
     * Passes over the records that a snapshot has seen.
     *
     * @return whether the tape has them, the last with this checksum
     */
    public boolean skipTo(long sequence, int checksum) {
        int last = checksum;
        while (inbound.nextSequence() <= sequence) {
            if (!inbound.poll(record)) {
                return false;
            }
            last = RecordFrame.checksum(record.buffer());
        }
        return last == checksum;
    }

    /**
     * Handles the next record.
     *
     * @return its sequence, or 0 at the tape's end
     */
    public long step(CommandSink sink) {
        if (!inbound.poll(record)) {
            return 0;
        }
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
