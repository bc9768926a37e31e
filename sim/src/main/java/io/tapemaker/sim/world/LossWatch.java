package io.tapemaker.sim.world;

import io.tapemaker.engine.domain.rewards.RewardDay;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.KillTrigger;
import io.tapemaker.journal.types.Price;
import io.tapemaker.sim.frames.BookSide;
import io.tapemaker.sim.venue.SimVenue;

/**
 * The limit on what a day may lose. That it acts is judged by the auditor's book, with every share at the best price
 * that anybody asks: a loss that is beyond the limit even then has to have set the latch. That it lasts is judged by
 * what the engine said: the latch stays set until the UTC day ends, whoever is killed and started meanwhile.
 */
final class LossWatch {

    /** A loss that nobody can overlook has to set the latch within this time. */
    private static final long SEEN_WITHIN_NS = 30_000_000_000L;

    private static final long NEVER = -1;

    private final Surroundings around;
    private final SimVenue venue;
    private final Auditor auditor;
    private final WorldPlan plan;
    private long haltedDay = NEVER;
    private long lostSinceNs;

    LossWatch(Surroundings around, SimVenue venue, Auditor auditor, WorldPlan plan) {
        this.around = around;
        this.venue = venue;
        this.auditor = auditor;
        this.plan = plan;
    }

    private static long dayOf(long timeNs) {
        return Math.floorDiv(timeNs, RewardDay.NS_PER_DAY);
    }

    void onKill(Command.Kill kill) {
        if (kill.phase() == KillPhase.LATCHED) {
            haltedDay = kill.trigger() == KillTrigger.DAILY_LOSS ? dayOf(kill.decidedNs()) : haltedDay;
        } else {
            require(kill.decidedNs(), "the latch was opened");
        }
    }

    void onPlace(Command.Place place) {
        require(place.decidedNs(), "placed " + place.key());
    }

    private void require(long decidedNs, String what) {
        around.checks()
                .require(
                        Invariant.LOSS_OF_THE_DAY_HALTS,
                        dayOf(decidedNs) != haltedDay,
                        () -> what + " on a day that has lost too much");
    }

    /**
     * Looks once a second.
     *
     * @param mayKnow whether the engine is up and hears of all markets
     * @param latched whether it has said that its latch is set
     * @param saidE6 what it says that the day has lost
     */
    void look(boolean mayKnow, boolean latched, long saidE6) {
        around.checks()
                .require(
                        Invariant.LOSS_OF_THE_DAY_HALTS,
                        latched || saidE6 < plan.stakes().lossE6(),
                        () -> "the engine knows of a loss of " + saidE6 + ", and nothing was latched");
        boolean judged = plan.stakes().dayEndsAfterS() == 0 && plan.faults().resolutions() == 0;
        boolean lost = judged
                && mayKnow
                && !latched
                && -auditor.mostEarnedE6(highest()) > plan.stakes().lossE6();
        long nowNs = around.scheduler().nowNs();
        if (!lost) {
            lostSinceNs = 0;
            return;
        }
        lostSinceNs = lostSinceNs == 0 ? nowNs : lostSinceNs;
        around.checks()
                .require(
                        Invariant.LOSS_OF_THE_DAY_HALTS,
                        nowNs - lostSinceNs <= SEEN_WITHIN_NS,
                        () -> "more is lost than may be, and nothing was latched");
    }

    private long[][] highest() {
        long[][] highestE4 = new long[plan.markets()][];
        for (int market = 0; market < highestE4.length; market++) {
            BookSide bids = venue.board(market).book().side(true);
            BookSide asks = venue.board(market).book().side(false);
            long askE4 = asks.count() == 0 ? Price.ONE_E4 : asks.priceE4(0);
            long bidE4 = bids.count() == 0 ? 0 : bids.priceE4(bids.count() - 1);
            highestE4[market] = new long[] {askE4, Price.ONE_E4 - bidE4};
        }
        return highestE4;
    }
}
