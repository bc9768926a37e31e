package io.tapemaker.journal.chronicle;

/** What an audit found. */
public enum Verdict {
    /** Every byte is what the records make it. */
    CLEAN,
    /**
     * What a killed writer leaves: an append that was not committed, or words of the file that are one append behind.
     * Nothing committed is lost. Also seen while a writer is at work.
     */
    OPEN_TAIL,
    /**
     * Damage at the very end only: records may be lost there, and none is found behind. Starting the engine cuts it.
     */
    TORN,
    /** Damage that cannot be cut without losing records that are still there. A person has to decide. */
    CORRUPT
}
