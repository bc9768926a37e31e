package io.tapemaker.engine.pipeline;

/** The engine thread stopped at an event it could not handle. Skipping the event would be divergence, so nothing after it is handled. */
public final class EngineFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EngineFailedException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
