package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/**
 * What a world is like.
 *
 * @param seed everything that is left to chance follows from it
 * @param seconds how long things may go wrong; a while follows in which everything has to settle
 * @param markets how many markets there are
 * @param faults how much goes wrong
 */
public record WorldPlan(long seed, int seconds, int markets, Faults faults) {

    /** Seconds without faults at the end, in which everybody has to find to each other again. */
    static final int QUIET_SECONDS = 40;

    /** Seconds after that in which nobody trades any more: longer than a trade is under way, or an order in doubt. */
    static final int STILL_SECONDS = 65;

    /** Seconds after that in which nothing comes of the market connection: longer than its limit. */
    static final int SILENT_SECONDS = 25;

    /**
     * How much goes wrong. Numbers are what is to be expected in a run, 0 for never.
     *
     * @param network messages lost, repeated and late, per mille
     * @param disconnects of the market connection and of the user stream
     * @param stalls of the market connection, and of single markets
     * @param venueTroubles restarts and closed modes of the venue
     * @param kills of the engine process
     * @param tradesFailedPercent trades that fail on the chain
     * @param tickChanges of some market
     * @param resolutions of some market
     */
    public record Faults(
            Network network,
            int disconnects,
            int stalls,
            int venueTroubles,
            int kills,
            int tradesFailedPercent,
            int tickChanges,
            int resolutions) {

        /** Nothing goes wrong. */
        public static final Faults NONE = new Faults(Network.NONE, 0, 0, 0, 0, 0, 0, 0);

        /** The same with another network. */
        Faults with(Network other) {
            return new Faults(
                    other, disconnects, stalls, venueTroubles, kills, tradesFailedPercent, tickChanges, resolutions);
        }

        /** The same with other outages. */
        Faults with(int ofConnections, int stalled, int ofTheVenue, int ofTheEngine) {
            return new Faults(
                    network,
                    ofConnections,
                    stalled,
                    ofTheVenue,
                    ofTheEngine,
                    tradesFailedPercent,
                    tickChanges,
                    resolutions);
        }

        /** The same with another chain, and other news of markets. */
        Faults with(int failedPercent, int ticks, int outcomes) {
            return new Faults(network, disconnects, stalls, venueTroubles, kills, failedPercent, ticks, outcomes);
        }
    }

    /** What the network does to requests to the venue and their answers, and to the user stream; per mille. */
    public record Network(int lost, int repeated, int late) {

        static final Network NONE = new Network(0, 0, 0);
    }

    /** A world in which nothing goes wrong. */
    public static WorldPlan calm(long seed, int seconds, int markets) {
        return new WorldPlan(seed, seconds, markets, Faults.NONE);
    }

    /** A world in which some kinds of faults happen and others do not, as the seed has it. */
    public static WorldPlan swarm(long seed, int seconds, int markets) {
        SeededRandom random = SeededRandom.named(seed, "faults");
        return new WorldPlan(
                seed,
                seconds,
                markets,
                new Faults(
                        new Network(some(random, 60), some(random, 60), some(random, 60)),
                        some(random, 5),
                        some(random, 5),
                        some(random, 3),
                        some(random, 3),
                        some(random, 30),
                        some(random, 3),
                        random.percent(20) ? 1 : 0));
    }

    private static int some(SeededRandom random, int most) {
        return random.percent(50) ? (int) random.between(1, most) : 0;
    }
}
