package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/**
 * What a world is like.
 *
 * @param seed everything that is left to chance follows from it
 * @param minutes how long the market is open for us
 * @param markets how many markets there are
 * @param faults how much goes wrong
 */
public record WorldPlan(long seed, int minutes, int markets, Faults faults) {

    /** Minutes without faults at the end, in which everything has to settle. */
    static final int QUIET_MINUTES = 3;

    /**
     * How much goes wrong. Rates are per hour, 0 for never.
     *
     * @param network messages lost, repeated and late, per mille
     * @param disconnects of the market connection and of the user stream
     * @param stalls of the market connection, and of single markets
     * @param venueTroubles restarts and closed modes of the venue
     * @param kills of the engine process
     * @param tradesFailedPercent trades that fail on the chain
     * @param tickChanges of some market
     */
    public record Faults(
            Network network,
            int disconnects,
            int stalls,
            int venueTroubles,
            int kills,
            int tradesFailedPercent,
            int tickChanges) {

        /** Nothing goes wrong. */
        public static final Faults NONE = new Faults(Network.NONE, 0, 0, 0, 0, 0, 0);
    }

    /** What the network does to requests to the venue and their answers, and to the user stream; per mille. */
    public record Network(int lost, int repeated, int late) {

        static final Network NONE = new Network(0, 0, 0);
    }

    /** A world in which nothing goes wrong. */
    public static WorldPlan calm(long seed, int minutes, int markets) {
        return new WorldPlan(seed, minutes, markets, Faults.NONE);
    }

    /** A world in which some kinds of faults happen and others do not, as the seed has it. */
    public static WorldPlan swarm(long seed, int minutes, int markets) {
        SeededRandom random = SeededRandom.named(seed, "faults");
        return new WorldPlan(
                seed,
                minutes,
                markets,
                new Faults(
                        new Network(some(random, 60), some(random, 60), some(random, 60)),
                        some(random, 60),
                        some(random, 60),
                        some(random, 30),
                        some(random, 20),
                        some(random, 30),
                        some(random, 20)));
    }

    private static int some(SeededRandom random, int most) {
        return random.percent(50) ? (int) random.between(1, most) : 0;
    }
}
