package io.tapemaker.engine.gateway.marketdata;

/** The source of frames cannot be used; the message is one line for the operator that names the place and the mend. */
public final class FeedFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FeedFailedException(String message) {
        super(message);
    }
}
