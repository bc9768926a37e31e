package io.tapemaker.executor.venue.polymarket;

/**
 * Why there is no answer.
 *
 * @param handed whether bytes of the call may have left; if not, the venue has certainly not heard of it
 * @param what the class of the error, for a record; never its message
 */
public record TransportFailure(Kind kind, boolean handed, String what) {

    /** Kinds of failure. */
    public enum Kind {
        /** The lane's time was over. */
        TIMED_OUT,
        /** No connection, or it broke. */
        BROKEN,
        /** The answer was longer than anything the venue says. */
        TOO_LARGE,
        /** It was held back: the kill latch, a wrong host, or too long a wait in its lane. */
        WITHHELD
    }
}
