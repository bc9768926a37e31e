package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.TickSize;
import io.tapemaker.sim.frames.MarketNames;
import io.tapemaker.sim.frames.SeededNames;

/**
 * What never changes about a market.
 *
 * @param market its id on the wire
 * @param yes token id of the first outcome
 * @param no token id of the second outcome
 * @param tick the grid at the start
 * @param protocolV2 whether ids have the Protocol V2 shape and snapshots and hashes carry {@code "version":"v2"}
 */
record MarketSpec(int index, String market, String yes, String no, TickSize tick, boolean protocolV2, MarketLife life) {

    /** The kinds repeat every so many markets, so that ten markets show all of them. */
    private static final int KINDS = 10;

    static MarketSpec of(long seed, int index) {
        return switch (index % KINDS) {
            case 1 -> v1(seed, index, TickSize.MILL, MarketLife.STEADY);
            case 2 -> v1(seed, index, TickSize.CENT, MarketLife.DRIFTING);
            case 3 -> v1(seed, index, TickSize.HALF_CENT, MarketLife.STEADY);
            case 4 -> v1(seed, index, TickSize.CENT, MarketLife.RESOLVING);
            case 5 -> v1(seed, index, TickSize.QUARTER_CENT, MarketLife.STEADY);
            case 6 -> v2(seed, index, TickSize.CENT, MarketLife.STEADY);
            case 7 -> v1(seed, index, TickSize.TENTH_MILL, MarketLife.STEADY);
            case 8 -> v1(seed, index, TickSize.TENTH, MarketLife.STEADY);
            case 9 -> v2(seed, index, TickSize.CENT, MarketLife.LATE);
            default -> v1(seed, index, TickSize.CENT, MarketLife.STEADY);
        };
    }

    /**
     * Whether the hash says so; no frame does, so a reader learns it from the first hash. Some CTF markets, of
     * several ticks.
     */
    boolean negRisk() {
        return !protocolV2 && index % 4 == 1;
    }

    /** What the frames call it. */
    MarketNames names() {
        return new MarketNames(market, yes, no, negRisk(), protocolV2, MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    /** The token of the outcome: the first if {@code yesToken}. */
    String token(boolean yesToken) {
        return yesToken ? yes : no;
    }

    private static MarketSpec v1(long seed, int index, TickSize tick, MarketLife life) {
        return of(index, SeededNames.v1(seed, index, false), tick, life);
    }

    private static MarketSpec v2(long seed, int index, TickSize tick, MarketLife life) {
        return of(index, SeededNames.v2(seed, index), tick, life);
    }

    private static MarketSpec of(int index, MarketNames names, TickSize tick, MarketLife life) {
        return new MarketSpec(index, names.market(), names.yes(), names.no(), tick, names.protocolV2(), life);
    }
}
