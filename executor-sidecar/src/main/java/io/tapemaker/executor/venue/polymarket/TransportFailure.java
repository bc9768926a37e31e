package io.tapemaker.executor.venue.polymarket;

/**
 * Why there is no answer.
 *
 * @param handed whether bytes of the call may have left; if not, the venue has certainly not heard of it
 * @param what the class of the error, for a record; never its message
 * @param waitMs how long the venue would refuse it, 0 where nothing is known of that
 */
public record TransportFailure(Kind kind, boolean handed, String what, long waitMs) {

    private static final long NS_PER_MS = 1_000_000L;

    TransportFailure(Kind kind, boolean handed, String what) {
        this(kind, handed, what, 0);
    }

    /** The venue's rate has no room for it; nothing of it has left. */
    static TransportFailure throttled(long waitNs) {
        return new TransportFailure(Kind.THROTTLED, false, "no room in the venue's rate", waitNs / NS_PER_MS + 1);
    }

    /** Kinds of failure. */
    public enum Kind {
        /** The lane's time was over. */
        TIMED_OUT,
        /** No connection, or it broke. */
        BROKEN,
        /** The answer was longer than anything the venue says. */
        TOO_LARGE,
        /** A place for which the venue's rate has no room: held back. */
        THROTTLED,
        /** It was held back: the kill latch, a wrong host, or too long a wait in its lane. */
        WITHHELD
    }
}
