package io.tapemaker.executor.app;

/** This JVM was started in a way in which no key may be near it. The message says which, and the full command. */
final class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefusedException(String message) {
        super(message);
    }
}
