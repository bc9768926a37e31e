package io.tapemaker.replay.verify;

import io.tapemaker.journal.JournalKind;

/** Told how far the reading has come, so that whoever waits knows where it stopped if it dies. */
public interface Progress {

    /** Every record of a journal up to this sequence is sound. */
    void good(JournalKind kind, long sequence);

    /** INBOUND was replayed up to this sequence. */
    void replayed(long sequence);
}
