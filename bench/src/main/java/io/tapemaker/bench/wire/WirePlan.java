package io.tapemaker.bench.wire;

/**
 * What is measured.
 *
 * @param ordersPerSecond the fixed rate; the executor takes at most 20 and, after a stall, what was due meanwhile too
 * @param warmup orders that are not counted
 * @param orders orders that are
 * @param stalled orders behind those while which the executor is held still once; 0 for none
 * @param stallMs for so long
 * @param baseline signatures and forced writes, before and again after the orders
 */
public record WirePlan(int ordersPerSecond, int warmup, int orders, int stalled, int stallMs, int baseline) {

    /** What the executor's policy can allow at the most. */
    public static final int MOST_PER_SECOND = 20;

    /** The executor refuses what is older. */
    private static final int MOST_STALL_MS = 1_500;

    /** Refuses what cannot be measured, in one line. */
    public WirePlan {
        if (ordersPerSecond < 1 || ordersPerSecond > MOST_PER_SECOND) {
            throw new IllegalArgumentException(
                    ordersPerSecond + " orders a second; a policy allows 1 to " + MOST_PER_SECOND);
        }
        if (warmup < 0 || orders < 1 || stalled < 0 || stallMs < 0 || stallMs > MOST_STALL_MS || baseline < 1) {
            throw new IllegalArgumentException("a plan without orders or baseline, or with a stall of more than "
                    + MOST_STALL_MS + " ms: " + this);
        }
    }

    int scheduled() {
        return warmup + orders + stalled;
    }

    long intervalNanos() {
        return 1_000_000_000L / ordersPerSecond;
    }
}
