package io.tapemaker.journal;

import io.tapemaker.journal.record.RecordBuffer;

/** The one writer of a journal. Not thread-safe: one thread owns it. */
public interface JournalAppender extends AutoCloseable {

    /**
     * Completes the frame of the record in place (epoch, sequence, checksums; its header's other fields and its body
     * are the caller's) and appends it. On return the record survives a crash of the process; it survives a power
     * loss once {@link #durableSequence()} has reached its sequence.
     *
     * @return the record's sequence
     * @throws JournalFailedException if it could not be written; fatal, the process must stop
     */
    long append(RecordBuffer record);

    /** Sequence of the last record, 0 when there is none. */
    long lastSequence();

    /** Checksum of the last record, or the seed of the chain when there is none. */
    int lastChecksum();

    /** Event time of the last record in ns since the epoch, 0 when there is none. */
    long lastEventTimeNs();

    /** The epoch written into the records that follow; 0 in an empty journal. */
    int epoch();

    /**
     * Sets the epoch of the records that follow.
     *
     * @throws IllegalArgumentException if it is lower than the present one
     */
    void epoch(int epoch);

    /**
     * Makes everything appended survive a power loss, and publishes the watermark.
     *
     * @throws JournalFailedException if the disk refused; fatal, never retried, since a later success would prove
     *     nothing
     */
    void sync();

    /** Highest sequence that survives a power loss. */
    long durableSequence();

    /** Syncs and releases the lock. */
    @Override
    void close();
}
