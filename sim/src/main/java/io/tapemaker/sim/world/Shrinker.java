package io.tapemaker.sim.world;

import io.tapemaker.sim.world.WorldPlan.Faults;
import io.tapemaker.sim.world.WorldPlan.Machine;
import io.tapemaker.sim.world.WorldPlan.Network;
import java.util.List;
import java.util.function.UnaryOperator;

/** Takes faults out of a world for as long as it still breaks the same. */
final class Shrinker {

    private static final List<UnaryOperator<Faults>> LESS = List.of(
            f -> f.with(Network.NONE),
            f -> f.with(network(f, 0)),
            f -> f.with(network(f, 1)),
            f -> f.with(network(f, 2)),
            f -> f.with(network(f, 3)),
            f -> f.with(Machine.NONE),
            f -> f.with(machine(f, 0)),
            f -> f.with(machine(f, 1)),
            f -> f.with(machine(f, 2)),
            f -> f.with(machine(f, 3)),
            f -> f.with(machine(f, 4)),
            f -> f.with(machine(f, 5)),
            f -> f.withOutages(0, f.stalls(), f.venueTroubles()),
            f -> f.withOutages(f.disconnects(), 0, f.venueTroubles()),
            f -> f.withOutages(f.disconnects(), f.stalls(), 0),
            f -> f.withNews(0, f.tickChanges(), f.resolutions()),
            f -> f.withNews(f.tradesFailedPercent(), 0, f.resolutions()),
            f -> f.withNews(f.tradesFailedPercent(), f.tickChanges(), 0));

    /** The network without the trouble that stands at this place. */
    private static Network network(Faults faults, int without) {
        Network all = faults.network();
        return new Network(
                without == 0 ? 0 : all.lost(),
                without == 1 ? 0 : all.repeated(),
                without == 2 ? 0 : all.late(),
                without == 3 ? 0 : all.frames());
    }

    /** The machine without the trouble that stands at this place. */
    private static Machine machine(Faults faults, int without) {
        Machine all = faults.machine();
        return new Machine(
                without == 0 ? 0 : all.kills(),
                without == 1 ? 0 : all.powerLosses(),
                without == 2 ? 0 : all.diskFailures(),
                without == 3 ? 0 : all.crashesInside(),
                without == 4 ? 0 : all.clockJumps(),
                without == 5 ? 0 : all.executorCrashes());
    }

    private Shrinker() {}

    /** The plan with the fewest kinds of faults that breaks as {@code kind} says. */
    static WorldPlan shrink(WorldPlan plan, String kind) {
        WorldPlan least = plan;
        for (UnaryOperator<Faults> less : LESS) {
            Faults fewer = less.apply(least.faults());
            if (!fewer.equals(least.faults())) {
                WorldPlan tried = plan.with(fewer);
                least = WorldResult.of(tried).kind().equals(kind) ? tried : least;
            }
        }
        return least;
    }
}
