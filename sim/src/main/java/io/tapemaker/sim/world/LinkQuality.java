package io.tapemaker.sim.world;

/**
 * How well one way of the network works.
 *
 * @param latencyNs usual latency
 * @param jitterNs mean of what comes on top, mostly less
 * @param lostPerMille messages that never arrive
 * @param repeatedPerMille messages that arrive twice
 * @param latePerMille messages that overtake or are overtaken: they take {@code lateNs} more
 * @param lateNs how much more
 */
record LinkQuality(
        long latencyNs, long jitterNs, int lostPerMille, int repeatedPerMille, int latePerMille, long lateNs) {

    private static final long MS = 1_000_000L;

    /** Between two processes of one machine. */
    static final LinkQuality LOCAL = new LinkQuality(MS / 5, MS / 5, 0, 0, 0, 0);

    /** A good connection to the venue. */
    static final LinkQuality GOOD = new LinkQuality(20 * MS, 5 * MS, 0, 0, 0, 0);

    LinkQuality losing(int perMille) {
        return new LinkQuality(latencyNs, jitterNs, perMille, repeatedPerMille, latePerMille, lateNs);
    }

    LinkQuality repeating(int perMille) {
        return new LinkQuality(latencyNs, jitterNs, lostPerMille, perMille, latePerMille, lateNs);
    }

    LinkQuality delaying(int perMille, long moreNs) {
        return new LinkQuality(latencyNs, jitterNs, lostPerMille, repeatedPerMille, perMille, moreNs);
    }
}
