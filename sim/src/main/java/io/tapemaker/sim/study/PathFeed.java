package io.tapemaker.sim.study;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;

/** Shows rows of paths to a world, as books that {@link PathRule} makes of them. */
public final class PathFeed {

    /** As {@link PathRule} has it. */
    public static final long USUAL_DEPTH_PERCENT = 100;

    private static final long NS_PER_MS = 1_000_000L;
    private static final long QUIET_NS = 10 * NS_PER_MS;

    private final StudyFrames frames = new StudyFrames();
    private final PaperWorld world;
    private final long depthPercent;

    /** For a world in whose books there is so much of the usual depth. */
    public PathFeed(PaperWorld world, long depthPercent) {
        this.world = world;
        this.depthPercent = depthPercent;
    }

    /** The next row of a market: a change of the grid where it needs one, and the books of both tokens. */
    public void show(StudyMarket market, BboRow row) {
        TickSize before = market.tick();
        TickSize after = PathRule.tickAfter(before, row);
        // Rows of one poll come at one time: each has an instant of its own.
        long timeNs = Math.max(row.timeMs() * NS_PER_MS, world.nowNs());
        // What is decided on answers until then is decided on the book of until then.
        world.until(timeNs);
        market.tick(after);
        if (before != after) {
            for (int slot = 0; slot < 2; slot++) {
                world.frame(frames.tickChange(market, slot, before, timeNs / NS_PER_MS), timeNs);
            }
        }
        PathRule.show(market, row, depthPercent);
        world.frame(frames.books(market, timeNs / NS_PER_MS), timeNs);
        world.quiet(timeNs + QUIET_NS);
    }

    /** A trade that the public sees, in prices of the first token; the burst is still open. */
    public void trade(StudyMarket market, Side taker, long priceE4, long sizeE6) {
        long timeNs = world.nowNs();
        world.frame(frames.trade(market, taker, priceE4, sizeE6, timeNs / NS_PER_MS), timeNs);
    }

    /** Nothing more comes for now. */
    public void quiet() {
        world.quiet(world.nowNs() + QUIET_NS);
    }
}
