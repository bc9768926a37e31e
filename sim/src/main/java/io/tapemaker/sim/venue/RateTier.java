package io.tapemaker.sim.venue;

/** Token buckets by the signer's volume: orders and cancels, each with its rate a second and its burst. */
public enum RateTier {
    STANDARD(40, 60),
    COPPER(60, 90),
    BRONZE(80, 120),
    SILVER(200, 300),
    GOLD(400, 600),
    PLATINUM(450, 675),
    DIAMOND(525, 787),
    ELITE(600, 900);

    private final int ordersPerSecond;
    private final int orderBurst;

    RateTier(int ordersPerSecond, int orderBurst) {
        this.ordersPerSecond = ordersPerSecond;
        this.orderBurst = orderBurst;
    }

    /** Orders a second. */
    public int ordersPerSecond() {
        return ordersPerSecond;
    }

    /** Orders at once after a pause. */
    public int orderBurst() {
        return orderBurst;
    }

    /** Cancels a second. */
    public int cancelsPerSecond() {
        return 2 * ordersPerSecond;
    }

    /** Cancels at once after a pause. */
    public int cancelBurst() {
        // The venue's one odd burst is rounded before it is doubled.
        return this == DIAMOND ? 1_575 : 2 * orderBurst;
    }

    /** Whether a cancel-all that costs more than is left is let through and paid off later. */
    boolean mayOwe() {
        return this == STANDARD || this == COPPER || this == BRONZE || this == SILVER || this == GOLD;
    }
}
