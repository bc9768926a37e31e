package io.tapemaker.engine.gateway.venue;

/**
 * Intervals of a connection in milliseconds.
 *
 * @param pingMs between two pings
 * @param silentMs a connection over which nothing came for so long, not even the answer to a ping, is frozen
 * @param connectMs for making one
 * @param minWaitMs before the second try; doubles with each
 * @param maxWaitMs the longest wait
 * @param againMs a book that was asked for and has not come is asked for again
 */
public record Timing(long pingMs, long silentMs, long connectMs, long minWaitMs, long maxWaitMs, long againMs) {

    /** Three pings within the ten seconds after which the engine gives a connection up. */
    public static final Timing STANDARD = new Timing(2_500, 8_000, 5_000, 250, 5_000, 5_000);
}
