package io.tapemaker.executor.files;

/** A file that is not read because of what it is or who may write it: one line with the path and the mend; exit 2. */
public final class RefusedFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a line for people. */
    public RefusedFileException(String message) {
        super(message);
    }
}
