package io.tapemaker.sim.crowd;

import io.tapemaker.sim.frames.MarketBook;
import io.tapemaker.sim.venue.MarketState;
import io.tapemaker.sim.venue.SimVenue;
import java.util.ArrayList;
import java.util.List;

/** What everybody in one market shares: the true price, and who is away. */
final class Scene {

    private static final long NEVER_YET_NS = Long.MIN_VALUE;

    private final SimVenue venue;
    private final int market;
    private final PricePath path;
    private final Schedule schedule;
    private final CrowdCounts counts = new CrowdCounts();
    private final List<Follower> followers = new ArrayList<>();
    private long newsNs = NEVER_YET_NS;
    private long clearedUntilNs = NEVER_YET_NS;
    private long oneSidedUntilNs = NEVER_YET_NS;
    private boolean bidsMissing;

    /** Somebody who does not wait for its next look when something happens. */
    private record Follower(int agent, long latencyNs, boolean maker) {}

    Scene(SimVenue venue, int market, PricePath path, Schedule schedule) {
        this.venue = venue;
        this.market = market;
        this.path = path;
        this.schedule = schedule;
    }

    SimVenue venue() {
        return venue;
    }

    int market() {
        return market;
    }

    PricePath path() {
        return path;
    }

    CrowdCounts counts() {
        return counts;
    }

    MarketBook book() {
        return venue.board(market).book();
    }

    MarketState state() {
        return venue.marketState(market);
    }

    /** Whether nobody will trade here any more. */
    boolean isOver() {
        MarketState state = state();
        return state == MarketState.CLOSED || state == MarketState.RESOLVED;
    }

    boolean isOpen() {
        return state() == MarketState.OPEN;
    }

    void follow(int agent, long latencyNs, boolean maker) {
        followers.add(new Follower(agent, latencyNs, maker));
    }

    /** The true price has jumped: all who follow it look as soon as they see it. */
    void news(long nowNs) {
        newsNs = nowNs;
        for (Follower follower : followers) {
            schedule.wake(follower.agent(), nowNs + follower.latencyNs());
        }
    }

    long newsNs() {
        return newsNs;
    }

    /** All makers leave at once. */
    void clear(long untilNs, long nowNs) {
        clearedUntilNs = untilNs;
        wakeMakers(nowNs);
    }

    long clearedUntilNs() {
        return clearedUntilNs;
    }

    /** All makers leave one side. */
    void leaveSide(boolean bids, long untilNs, long nowNs) {
        bidsMissing = bids;
        oneSidedUntilNs = untilNs;
        wakeMakers(nowNs);
    }

    boolean isMissing(boolean bids, long nowNs) {
        return nowNs < oneSidedUntilNs && bids == bidsMissing;
    }

    private void wakeMakers(long nowNs) {
        for (Follower follower : followers) {
            if (follower.maker()) {
                schedule.wake(follower.agent(), nowNs);
            }
        }
    }
}
