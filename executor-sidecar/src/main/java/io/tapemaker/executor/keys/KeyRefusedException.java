package io.tapemaker.executor.keys;

/**
 * A key, a password or a secret file is refused. The message is one line without any secret, and there is no cause:
 * the exceptions of parsers and ciphers may quote what they were given.
 */
public final class KeyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names the file and the mend. */
    public KeyRefusedException(String message) {
        super(message, null, false, true);
    }
}
