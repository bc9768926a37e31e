package io.tapemaker.sim.study;

import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.record.RecordBuffer;

/** Given a world's records, sealed and in their order, on the thread that drives it: an input before what it causes. */
@FunctionalInterface
public interface PaperTape {

    /** Keeps nothing. */
    PaperTape NONE = (kind, record) -> {};

    /** The next record of a journal; its buffer is used again, so whoever keeps it copies it. */
    void onRecord(JournalKind kind, RecordBuffer record);
}
