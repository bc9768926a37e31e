package io.tapemaker.journal;

/** The journal could not be written. Fatal: the process stops, since what it did next would not be on the tape. */
public final class JournalFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public JournalFailedException(String message) {
        super(message);
    }
}
