package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/** Lets things happen now and then, each with a stream of its own, until it is told to stop. */
final class Chances {

    private static final long SECOND_NS = 1_000_000_000L;

    private final WorldPlan plan;
    private final Scheduler scheduler;
    private boolean going = true;

    Chances(WorldPlan plan, Scheduler scheduler) {
        this.plan = plan;
        this.scheduler = scheduler;
    }

    /** What the world is like. */
    WorldPlan plan() {
        return plan;
    }

    /** Something that happens, with more chances of its own. */
    interface Trouble {
        void happens(SeededRandom random);
    }

    /** Lets something happen so many times in all, more or less. */
    void now(String name, int inAll, Trouble trouble) {
        if (inAll > 0) {
            again(SeededRandom.named(plan.seed(), "trouble " + name), plan.seconds() * SECOND_NS / inAll, trouble);
        }
    }

    private void again(SeededRandom random, long meanNs, Trouble trouble) {
        scheduler.in(1 + random.skewed(meanNs / 1_000) * 1_000, () -> {
            if (going) {
                trouble.happens(random);
                again(random, meanNs, trouble);
            }
        });
    }

    /** Nothing happens any more. */
    void end() {
        going = false;
    }
}
