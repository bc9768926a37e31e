package io.tapemaker.engine.app;

/** The run was asked to stop; thrown to the feed at its next event. */
final class FeedStoppedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
