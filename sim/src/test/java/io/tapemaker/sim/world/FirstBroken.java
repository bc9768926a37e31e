package io.tapemaker.sim.world;

/** Runs worlds until one breaks; loaded by {@link PlantedLoader} together with everything that it uses. */
public final class FirstBroken {

    private FirstBroken() {}

    /** The first of these seeds that breaks something, and what breaks, such as {@code 3 S12...}; empty for none. */
    public static String find(long first, long last, int seconds, int markets) {
        for (long seed = first; seed <= last; seed++) {
            WorldResult result = WorldResult.of(WorldPlan.swarm(seed, seconds, markets));
            if (result.broken() != null) {
                return seed + " " + result.broken();
            }
        }
        return "";
    }
}
