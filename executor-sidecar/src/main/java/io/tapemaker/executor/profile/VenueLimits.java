package io.tapemaker.executor.profile;

/**
 * What the venue takes at most and at least.
 *
 * @param ordersPerBatch orders in one post
 * @param cancelsPerRequest ids in one cancel
 * @param gtdLeastSeconds how far ahead the expiration of a GTD order has to lie
 * @param gtdEndsEarlySeconds how long before its expiration the venue ends it
 * @param heartbeatSeconds from beat to beat
 * @param heartbeatLapseSeconds of silence after which it cancels
 */
public record VenueLimits(
        int ordersPerBatch,
        int cancelsPerRequest,
        int gtdLeastSeconds,
        int gtdEndsEarlySeconds,
        int heartbeatSeconds,
        int heartbeatLapseSeconds) {

    /** More than any venue takes; what lies above is a slip of the pen. */
    private static final int CEILING = 10_000;

    /**
     * Checks that the numbers fit together.
     *
     * @throws IllegalArgumentException if they do not
     */
    public VenueLimits {
        require("ordersPerBatch", ordersPerBatch);
        require("cancelsPerRequest", cancelsPerRequest);
        require("gtdLeastSeconds", gtdLeastSeconds);
        require("gtdEndsEarlySeconds", gtdEndsEarlySeconds);
        require("heartbeatSeconds", heartbeatSeconds);
        require("heartbeatLapseSeconds", heartbeatLapseSeconds);
        if (gtdEndsEarlySeconds >= gtdLeastSeconds) {
            throw new IllegalArgumentException("limits.gtdEndsEarlySeconds is not below limits.gtdLeastSeconds");
        }
        if (heartbeatSeconds >= heartbeatLapseSeconds) {
            throw new IllegalArgumentException("limits.heartbeatSeconds is not below limits.heartbeatLapseSeconds");
        }
    }

    private static void require(String name, int value) {
        if (value < 1 || value > CEILING) {
            throw new IllegalArgumentException("limits." + name + " is " + value + ", not 1 to " + CEILING);
        }
    }
}
