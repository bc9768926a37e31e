package io.tapemaker.journal;

/**
 * An append-only sequence of records with one writer and any number of readers. Sequences are contiguous from 1. Every
 * implementation produces the same record bytes for the same appends.
 */
public interface Journal extends AutoCloseable {

    /** Which of the journals this is; it seeds the checksum chain, so that records cannot pass from one to another. */
    JournalKind kind();

    /**
     * Takes the single-writer lock, verifies what is there and positions after the last record.
     *
     * @throws JournalLockedException if another writer, in this or another process, holds the journal
     * @throws CorruptRecordException if what is there is damaged
     */
    JournalAppender openAppender();

    /** A reader positioned before the first record. It takes no lock and modifies nothing. */
    JournalTailer openTailer();

    @Override
    void close();
}
