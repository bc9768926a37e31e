package io.tapemaker.journal;

/** A record is not what it must be. Nothing behind it may be used. */
public final class CorruptRecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long lastGoodSequence;

    public CorruptRecordException(JournalKind kind, long lastGoodSequence, String problem) {
        super(kind + ": record " + (lastGoodSequence + 1) + " is damaged (" + problem + "); last good sequence "
                + lastGoodSequence);
        this.lastGoodSequence = lastGoodSequence;
    }

    /** Sequence of the last record that is sound, 0 if there is none. */
    public long lastGoodSequence() {
        return lastGoodSequence;
    }
}
