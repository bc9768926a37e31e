package io.tapemaker.sim.compete;

import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.sim.venue.MarketSetup;
import io.tapemaker.sim.world.CalmPlan;
import io.tapemaker.sim.world.CalmWorld;
import io.tapemaker.sim.world.World;
import java.util.function.Function;

/**
 * One quoter in one kind of market from one seed. A market that ends is followed by the next of its kind, each with a
 * session, money and loss limits of its own, until the hours are over.
 */
public final class Bout {

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_S = 3_600;

    /** What is left at the end and shorter than this is left out. */
    private static final long LEAST_S = 600;

    private static final long LIVES_PER_SEED = 1_000;

    private final Ground ground;
    private final long seed;
    private final CompeteConfig config;

    /** A bout that has not begun. */
    public Bout(Ground ground, long seed, CompeteConfig config) {
        this.ground = ground;
        this.seed = seed;
        this.config = config;
    }

    /** Runs for so many hours of virtual time. */
    public BoutFigures run(int hours, Function<CalmWorld, QuotePlanner> planner) {
        BoutFigures figures = new BoutFigures(ground.rewards().ratePerDayE6());
        long leftS = hours * HOUR_S;
        long lifeS = ground.lifeNs() == 0 ? leftS : ground.lifeNs() / SECOND_NS;
        for (long life = 0; leftS >= LEAST_S; life++) {
            long slotS = Math.min(leftS, lifeS);
            life(life, slotS, planner, figures);
            leftS -= slotS;
        }
        return figures;
    }

    private void life(long life, long slotS, Function<CalmWorld, QuotePlanner> planner, BoutFigures figures) {
        MarketSetup setup = ground.setup();
        long endNs = ground.lifeNs() == 0 ? 0 : World.START_NS + ground.lifeNs();
        CalmPlan plan = new CalmPlan(
                seed * LIVES_PER_SEED + life,
                slotS - CalmWorld.WARM_UP_NS / SECOND_NS,
                ground.character(),
                setup,
                config.of(setup, endNs));
        new CalmWorld(plan, planner, world -> new BoutWatch(world, figures)).run();
    }
}
