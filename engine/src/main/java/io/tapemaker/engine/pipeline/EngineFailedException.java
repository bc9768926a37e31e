package io.tapemaker.engine.pipeline;

/**
 * The engine thread stopped at an event it could not handle. Skipping the event would be divergence, so nothing after
 * it is handled.
 */
public final class EngineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineFailedException(long inboundSequence, Throwable cause) {
        super("stopped behind INBOUND record " + inboundSequence + ": " + wordsOf(cause), cause);
    }

    private static String wordsOf(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
