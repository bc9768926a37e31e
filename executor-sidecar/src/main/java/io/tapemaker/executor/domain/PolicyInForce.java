package io.tapemaker.executor.domain;

/** A policy as the core uses it: its rules, its limits, and how long it goes on without news. */
public record PolicyInForce(PolicyGate gate, CapLimits limits, Patience patience, long venueVersion) {

    /**
     * How long nothing may be heard before nothing is placed and everything is cancelled, in ns. A policy may be less
     * patient than these ceilings and never more, whatever reads it.
     *
     * @param geoblockNs good answers of the venue on this place, this account and its version are good for so long
     * @param engineSilenceNs the engine's last sign of life; it ticks once a second
     */
    public record Patience(long geoblockNs, long engineSilenceNs) {

        /** Five minutes. */
        public static final long MOST_GEOBLOCK_NS = 300 * Kernel.SECOND_NS;

        /** Ten seconds, the venue's own patience with a client that is silent. */
        public static final long MOST_SILENCE_NS = 10 * Kernel.SECOND_NS;

        /** What holds where a policy says nothing. */
        public static final Patience STANDARD = new Patience(MOST_GEOBLOCK_NS, 3 * Kernel.SECOND_NS);

        /** Refuses what is above the ceilings, or no time at all. */
        public Patience {
            require("geoblock", geoblockNs, MOST_GEOBLOCK_NS);
            require("engine silence", engineSilenceNs, MOST_SILENCE_NS);
        }

        private static void require(String what, long ns, long mostNs) {
            if (ns < 1 || ns > mostNs) {
                throw new IllegalArgumentException(what + " of " + ns + " ns is not within 1 and " + mostNs);
            }
        }
    }

    /** Makes the policy of a run from what its start says. A pure function, so that a replay judges the same. */
    @FunctionalInterface
    public interface Reader {

        /**
         * The policy of these bytes.
         *
         * @throws IllegalArgumentException if they are none
         */
        PolicyInForce read(ExecutorInput.Under under);
    }
}
