package io.tapemaker.sim.venue;

/**
 * Why the venue does not do something, in its own words.
 *
 * @param retryAfterNs how long to wait, 0 where the venue does not say
 */
public record Refusal(RefusalKind kind, String message, long retryAfterNs) {

    static Refusal of(RefusalKind kind, String message) {
        return new Refusal(kind, message, 0);
    }

    /** The status of the answer to a single request. */
    public int httpStatus() {
        return kind.httpStatus();
    }
}
