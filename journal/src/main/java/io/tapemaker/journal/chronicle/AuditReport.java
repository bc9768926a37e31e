package io.tapemaker.journal.chronicle;

import io.tapemaker.journal.JournalKind;

/**
 * What an audit found in one journal.
 *
 * @param lastSequence sequence of the last sound record, 0 if there is none; sequences count from 1, so it is the
 * number of records too
 * @param lastChecksum its checksum, or the seed of the chain
 * @param lastEventTimeNs its event time in ns since the epoch, or 0
 * @param epoch its epoch, or 0
 * @param durableSequence what the watermark says survives a power loss, 0 if it says nothing
 * @param lastDay event date of the last sound record in days since the epoch, -1 if there is none
 * @param lastDayRecords sound records of that date
 * @param explanation one line: file, offset and what is wrong there
 */
public record AuditReport(
        JournalKind kind,
        Verdict verdict,
        long lastSequence,
        int lastChecksum,
        long lastEventTimeNs,
        int epoch,
        long durableSequence,
        long lastDay,
        long lastDayRecords,
        String explanation) {

    /** Records that were said to survive a power loss and are not there. */
    public long lostAcknowledged() {
        return Math.max(0, durableSequence - lastSequence);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return kind + ": " + verdict + ", last good sequence " + lastSequence + ": " + explanation;
    }
}
