package io.tapemaker.sim.world;

/** Runs worlds until one breaks; loaded by {@link PlantedLoader} together with everything that it uses. */
public final class FirstBroken {

    private FirstBroken() {}

    /** The number of worlds that it took and what broke, such as {@code 3 S12...}; empty if nothing did. */
    public static String find(long seeds, int seconds, int markets) {
        for (long seed = 1; seed <= seeds; seed++) {
            WorldResult result = WorldResult.of(WorldPlan.swarm(seed, seconds, markets));
            if (result.broken() != null) {
                return seed + " " + result.broken();
            }
        }
        return "";
    }
}
