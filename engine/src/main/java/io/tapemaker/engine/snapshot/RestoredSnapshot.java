package io.tapemaker.engine.snapshot;

import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordChain;

/**
 * Logic to go on from: restored from a snapshot, or fresh.
 *
 * @param sequence INBOUND sequence of the snapshot, 0 for fresh logic
 * @param commandsSequence COMMANDS sequence at that point
 * @param commandsChecksum checksum of that command
 */
public record RestoredSnapshot(BusinessLogic logic, long sequence, long commandsSequence, int commandsChecksum) {

    /** Logic that has seen nothing. */
    public static RestoredSnapshot fresh(BusinessLogic logic) {
        return new RestoredSnapshot(logic, 0, 0, RecordChain.seedOf(JournalKind.COMMANDS));
    }
}
