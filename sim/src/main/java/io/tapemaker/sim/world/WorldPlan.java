package io.tapemaker.sim.world;

import io.tapemaker.sim.workload.SeededRandom;

/**
 * What a world is like.
 *
 * @param seed everything that is left to chance follows from it
 * @param seconds how long things may go wrong; a while follows in which everything has to settle
 * @param markets how many markets there are
 * @param faults how much goes wrong
 * @param stakes what the engine may risk, and when of the day it all happens
 */
public record WorldPlan(long seed, int seconds, int markets, Faults faults, Stakes stakes) {

    /** Seconds without faults at the end, in which everybody has to find to each other again. */
    static final int QUIET_SECONDS = 40;

    /** Seconds after that in which nobody trades any more: longer than a trade is under way, or an order in doubt. */
    static final int STILL_SECONDS = 65;

    /** Seconds after that in which nothing comes of the market connection: longer than its limit. */
    static final int SILENT_SECONDS = 25;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HALF_A_DAY_NS = 12 * 3_600 * SECOND_NS;

    /**
     * How much goes wrong. Numbers are what is to be expected in a run, 0 for never.
     *
     * @param network messages lost, repeated and late, per mille
     * @param machine what the engine runs on
     * @param disconnects of the market connection and of the user stream
     * @param stalls of the market connection, and of single markets
     * @param venueTroubles restarts and closed modes of the venue
     * @param tradesFailedPercent trades that fail on the chain
     * @param tickChanges of some market
     * @param resolutions of some market
     */
    public record Faults(
            Network network,
            Machine machine,
            int disconnects,
            int stalls,
            int venueTroubles,
            int tradesFailedPercent,
            int tickChanges,
            int resolutions) {

        /** Nothing goes wrong. */
        public static final Faults NONE = new Faults(Network.NONE, Machine.NONE, 0, 0, 0, 0, 0, 0);

        /** The same with another network. */
        Faults with(Network other) {
            return new Faults(
                    other, machine, disconnects, stalls, venueTroubles, tradesFailedPercent, tickChanges, resolutions);
        }

        /** The same on another machine. */
        Faults with(Machine other) {
            return new Faults(
                    network, other, disconnects, stalls, venueTroubles, tradesFailedPercent, tickChanges, resolutions);
        }

        /** The same with other outages. */
        Faults withOutages(int ofConnections, int stalled, int ofTheVenue) {
            return new Faults(
                    network,
                    machine,
                    ofConnections,
                    stalled,
                    ofTheVenue,
                    tradesFailedPercent,
                    tickChanges,
                    resolutions);
        }

        /** The same with another chain, and other news of markets. */
        Faults withNews(int failedPercent, int ticks, int outcomes) {
            return new Faults(network, machine, disconnects, stalls, venueTroubles, failedPercent, ticks, outcomes);
        }
    }

    /**
     * What the engine may risk, as its configuration says, and when it all happens. Small limits are met within a short
     * run, and so is the end of a day that is near.
     *
     * @param sharesE6 of one outcome beyond those of the other that a market may have in the worst case
     * @param marketE6 dollars that a market may cost in the worst case
     * @param totalE6 dollars that all markets together may cost in the worst case
     * @param lossE6 dollars that may be lost in a UTC day
     * @param callsPerHour places and cancels of a market
     * @param dayEndsAfterS seconds after the beginning when the UTC day ends, 0 for a day that does not end
     */
    public record Stakes(long sharesE6, long marketE6, long totalE6, long lossE6, int callsPerHour, int dayEndsAfterS) {

        /** As shipped, in the middle of a day. */
        public static final Stakes USUAL = new Stakes(500_000_000L, 500_000_000L, 5_000_000_000L, 100_000_000L, 240, 0);

        private static final long DOLLAR_E6 = 1_000_000L;
        private static final long CENT_E6 = 10_000L;

        /** Some limits are small and others are not, as the seed has it. */
        static Stakes of(long seed, int seconds) {
            SeededRandom random = SeededRandom.named(seed, "stakes");
            long sharesE6 = random.percent(30) ? random.between(60, 250) * DOLLAR_E6 : USUAL.sharesE6;
            long marketE6 = random.percent(30) ? random.between(60, 150) * DOLLAR_E6 : USUAL.marketE6;
            long totalE6 = random.percent(30) ? random.between(60, 250) * DOLLAR_E6 : USUAL.totalE6;
            long lossE6 = random.percent(30) ? random.between(1, 40) * CENT_E6 : USUAL.lossE6;
            // Most fills are so small that only rounding costs something.
            lossE6 = random.percent(10) ? random.between(1, 5) : lossE6;
            int callsPerHour = random.percent(20) ? (int) random.between(4, 14) : USUAL.callsPerHour;
            int dayEndsAfterS =
                    random.percent(25) ? (int) random.between(30, seconds + QUIET_SECONDS + STILL_SECONDS) : 0;
            return new Stakes(sharesE6, marketE6, totalE6, lossE6, callsPerHour, dayEndsAfterS);
        }
    }

    /**
     * What the network does to requests to the venue and their answers, and to the user stream; per mille.
     *
     * @param frames frames of the market channel that arrive with a price that is none; per mille as well
     */
    public record Network(int lost, int repeated, int late, int frames) {

        static final Network NONE = new Network(0, 0, 0, 0);

        /** Whether requests get to the venue, once and in time. */
        boolean reachesTheVenue() {
            return lost == 0 && repeated == 0 && late == 0;
        }
    }

    /**
     * What happens to the processes of engine and executor and to what they run on.
     *
     * @param kills of the process, between two steps
     * @param powerLosses after which some of what was not synced is gone
     * @param diskFailures a record or a sync refused, or no room for a while
     * @param crashesInside of the process, within a step
     * @param clockJumps of the wall clock, forward and back
     * @param executorCrashes of the executor's process, between two steps and within one
     */
    public record Machine(
            int kills, int powerLosses, int diskFailures, int crashesInside, int clockJumps, int executorCrashes) {

        static final Machine NONE = new Machine(0, 0, 0, 0, 0, 0);
    }

    /** A world in which nothing goes wrong. */
    public static WorldPlan calm(long seed, int seconds, int markets) {
        return new WorldPlan(seed, seconds, markets, Faults.NONE, Stakes.USUAL);
    }

    /** The same with other faults. */
    WorldPlan with(Faults other) {
        return new WorldPlan(seed, seconds, markets, other, stakes);
    }

    /** When it begins, in ns since 1970. */
    public long startNs() {
        return stakes.dayEndsAfterS() == 0
                ? World.START_NS
                : World.START_NS + HALF_A_DAY_NS - stakes.dayEndsAfterS() * SECOND_NS;
    }

    /** A world in which some kinds of faults happen and others do not, as the seed has it. */
    public static WorldPlan swarm(long seed, int seconds, int markets) {
        SeededRandom random = SeededRandom.named(seed, "faults");
        Network network = new Network(
                some(random, 60), some(random, 60), some(random, 60), some(SeededRandom.named(seed, "frames"), 20));
        int disconnects = some(random, 5);
        int stalls = some(random, 5);
        int venueTroubles = some(random, 3);
        int kills = some(random, 3);
        int failedPercent = some(random, 30);
        int tickChanges = some(random, 3);
        int resolutions = random.percent(20) ? 1 : 0;
        Machine machine = new Machine(
                kills,
                some(random, 3),
                some(random, 3),
                some(random, 4),
                some(random, 3),
                some(SeededRandom.named(seed, "executor crashes"), 4));
        Faults faults = new Faults(
                network, machine, disconnects, stalls, venueTroubles, failedPercent, tickChanges, resolutions);
        return new WorldPlan(seed, seconds, markets, faults, Stakes.of(seed, seconds));
    }

    private static int some(SeededRandom random, int most) {
        return random.percent(50) ? (int) random.between(1, most) : 0;
    }
}
