package io.tapemaker.journal;

import io.tapemaker.journal.record.RecordBuffer;

/** A reader of a journal. Not thread-safe. */
public interface JournalTailer extends AutoCloseable {

    /**
     * Copies the next record, checked (frame, sequence, chain, checksum), into the buffer.
     *
     * @return false when there is no further record for now
     * @throws CorruptRecordException if the next record is not what must follow; the tailer stays where it is
     */
    boolean poll(RecordBuffer into);

    /** Sequence of the record that the next successful {@link #poll} delivers. */
    long nextSequence();

    @Override
    void close();
}
