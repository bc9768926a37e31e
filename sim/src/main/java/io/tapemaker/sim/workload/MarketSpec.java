package io.tapemaker.sim.workload;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.sim.frames.Digests;
import io.tapemaker.sim.frames.MarketNames;
import java.math.BigInteger;
import java.util.Arrays;

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

    private static final int V2_MODULE = 1;
    private static final int V2_BASE_HASH_LENGTH = 16;

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
        return new MarketSpec(
                index,
                new ConditionId(uint256(seed, index, "condition")).toString(),
                new TokenId(uint256(seed, index, "yes")).toString(),
                new TokenId(uint256(seed, index, "no")).toString(),
                tick,
                false,
                life);
    }

    /**
     * A V2 position id is a module byte, a 16-byte hash, 64 reserved zero bits and the indices; the market is
     * position 0.
     */
    private static MarketSpec v2(long seed, int index, TickSize tick, MarketLife life) {
        byte[] id = new byte[Uint256.LENGTH];
        id[0] = V2_MODULE;
        System.arraycopy(Digests.sha256(name(seed, index, "v2")), 0, id, 1, V2_BASE_HASH_LENGTH);
        BigInteger first = new BigInteger(1, id);
        return new MarketSpec(
                index,
                new ConditionId(Uint256.of(first)).toString(),
                new TokenId(Uint256.of(first)).toString(),
                new TokenId(Uint256.of(first.add(BigInteger.ONE))).toString(),
                tick,
                true,
                life);
    }

    private static Uint256 uint256(long seed, int index, String what) {
        return Uint256.of(new BigInteger(1, Digests.sha256(name(seed, index, what))));
    }

    private static String name(long seed, int index, String what) {
        return String.join("/", Arrays.asList(Long.toString(seed), Integer.toString(index), what));
    }
}
