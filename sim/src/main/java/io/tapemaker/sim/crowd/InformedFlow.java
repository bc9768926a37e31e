package io.tapemaker.sim.crowd;

import io.tapemaker.journal.types.Size;

/**
 * Takers who see the true price before the makers do, and take what is stale.
 *
 * @param count how many there are
 * @param lookNs mean time from one look to the next; they also look when there are news
 * @param latencyNs how old the price is that they see
 * @param edgeE4 what they want to gain on a share at least; it has to pay for the venue's fee too
 * @param sizeE6 most shares at one look
 */
public record InformedFlow(int count, long lookNs, long latencyNs, long edgeE4, long sizeE6) {

    /** Nobody. */
    public static final InformedFlow NONE = new InformedFlow(0, Draws.NS_PER_DAY, 0, 100, 1_000_000);

    /** A flow that makes sense. */
    public InformedFlow {
        Bounds.require("informed flow: count", count, 0, 64);
        Bounds.require("informed flow: look in ns", lookNs, 1_000_000, Draws.NS_PER_DAY);
        Bounds.require("informed flow: latency in ns", latencyNs, 0, PricePath.MOST_LATENCY_NS);
        Bounds.require("informed flow: edge in E4", edgeE4, 0, 5_000);
        Bounds.require("informed flow: size in E6", sizeE6, 100 * Size.ORDER_STEP_E6, 1_000_000_000_000L);
    }
}
