package io.tapemaker.engine.domain.orders;

/**
 * What part of the venue's limits for one signer is used. The venue counts places and cancels apart, so places can
 * never use up what cancels need; within the cancels a part is kept for taking away.
 *
 * @param ordersPerSecond the venue's rate for places
 * @param ordersBurst the venue's burst for places
 * @param cancelsPerSecond the venue's rate for cancels
 * @param cancelsBurst the venue's burst for cancels
 * @param sharePercent part of each that is used; taking away may go beyond its part up to the venue's own limit
 * @param reservedPercent part of our cancels that replacements leave alone
 */
public record CallSettings(
        int ordersPerSecond,
        int ordersBurst,
        int cancelsPerSecond,
        int cancelsBurst,
        int sharePercent,
        int reservedPercent) {

    /** Limits of the venue's lowest tier, Standard; half of them used. */
    public static final CallSettings DEFAULTS = new CallSettings(40, 60, 80, 120, 50, 30);

    /** Least part of the cancels that is kept for taking away. */
    public static final int LEAST_RESERVED_PERCENT = 30;

    public CallSettings {
        OrderSettings.require(ordersPerSecond >= 1, "ordersPerSecond", ordersPerSecond, "at least 1");
        OrderSettings.require(cancelsPerSecond >= 1, "cancelsPerSecond", cancelsPerSecond, "at least 1");
        OrderSettings.require(
                ordersBurst >= 1 && ordersBurst <= TokenBucket.MAX_TOKENS,
                "ordersBurst",
                ordersBurst,
                "1 to " + TokenBucket.MAX_TOKENS);
        OrderSettings.require(
                cancelsBurst >= 1 && cancelsBurst <= TokenBucket.MAX_TOKENS,
                "cancelsBurst",
                cancelsBurst,
                "1 to " + TokenBucket.MAX_TOKENS);
        OrderSettings.require(
                sharePercent >= 1
                        && sharePercent <= 100
                        && (long) ordersBurst * sharePercent >= 100
                        && (long) cancelsBurst * sharePercent >= 200,
                "sharePercent",
                sharePercent,
                "1 to 100, and large enough for a burst of one place and two cancels");
        OrderSettings.require(
                reservedPercent >= LEAST_RESERVED_PERCENT && reservedPercent <= 90,
                "reservedPercent",
                reservedPercent,
                LEAST_RESERVED_PERCENT + " to 90");
    }
}
