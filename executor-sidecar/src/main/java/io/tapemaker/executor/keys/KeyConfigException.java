package io.tapemaker.executor.keys;

/** What was asked for cannot be done as configured: a file that is absent, no terminal, a file in the way. */
public final class KeyConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the place and the mend; no secret, and no cause that could quote one. */
    public KeyConfigException(String message) {
        super(message, null, false, true);
    }
}
