package io.tapemaker.journal;

/** Another writer holds the journal. */
public final class JournalLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalLockedException(String message) {
        super(message);
    }
}
