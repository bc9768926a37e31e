package io.tapemaker.sim.venue;

/**
 * The venue's limits and times that are the same in all markets.
 *
 * @param limits how much fits one request or page
 * @param gtd when GTD orders end
 * @param heartbeat when a silent account's orders are cancelled
 * @param delays how long the venue takes for what it does by itself
 * @param rewardMinimumPerMarket whether the least amount that is paid is one for each market or one for each maker;
 *     not published
 */
public record VenueRules(Limits limits, Gtd gtd, Heartbeat heartbeat, Delays delays, boolean rewardMinimumPerMarket) {

    private static final long MILLISECOND = 1_000_000L;

    /** A second in ns. */
    static final long SECOND = 1_000L * MILLISECOND;

    /** As the real venue has them, as far as they are known. */
    public static final VenueRules USUAL = new VenueRules(
            new Limits(15, 1_000, 100),
            new Gtd(60 * SECOND, 180 * SECOND),
            new Heartbeat(10 * SECOND, 5 * SECOND),
            new Delays(34 * MILLISECOND, 50 * MILLISECOND, 120 * SECOND),
            true);

    /**
     * How much fits one request or page.
     *
     * @param orders orders of a batch
     * @param cancels ids of a cancellation
     * @param page rows of a page
     */
    public record Limits(int orders, int cancels, int page) {}

    /**
     * When GTD orders end.
     *
     * @param securityNs how long before its expiration an order leaves the book
     * @param leastAheadNs how far ahead an expiration must be
     */
    public record Gtd(long securityNs, long leastAheadNs) {}

    /**
     * When a silent account's orders are cancelled.
     *
     * @param silenceNs how long no beat may come
     * @param sweepNs how often the venue looks
     */
    public record Heartbeat(long silenceNs, long sweepNs) {}

    /**
     * How long the venue takes.
     *
     * @param tradePrintNs from the book of a trade to its last_trade_price
     * @param tickSnapshotNs from a new tick size to the books that show it
     * @param postOnlyNs post-only mode after a restart
     */
    public record Delays(long tradePrintNs, long tickSnapshotNs, long postOnlyNs) {}
}
