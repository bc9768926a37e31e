package io.tapemaker.sim.frames;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.TokenId;
import io.tapemaker.journal.types.Uint256;
import java.math.BigInteger;
import java.util.Arrays;

/** Ids of made-up markets, in the shapes that real ones have; equal seeds give equal ids. */
public final class SeededNames {

    private static final int V2_MODULE = 1;
    private static final int V2_BASE_HASH_LENGTH = 16;

    private SeededNames() {}

    /** A market of the conditional tokens contract. */
    public static MarketNames v1(long seed, int index, boolean negRisk) {
        return new MarketNames(
                new ConditionId(uint256(seed, index, "condition")).toString(),
                new TokenId(uint256(seed, index, "yes")).toString(),
                new TokenId(uint256(seed, index, "no")).toString(),
                negRisk,
                false,
                MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    /**
     * A market of Protocol V2. A position id is a module byte, a 16-byte hash, 64 reserved zero bits and the indices;
     * the market is position 0.
     */
    public static MarketNames v2(long seed, int index) {
        byte[] id = new byte[Uint256.LENGTH];
        id[0] = V2_MODULE;
        System.arraycopy(Digests.sha256(name(seed, index, "v2")), 0, id, 1, V2_BASE_HASH_LENGTH);
        BigInteger first = new BigInteger(1, id);
        return new MarketNames(
                new ConditionId(Uint256.of(first)).toString(),
                new TokenId(Uint256.of(first)).toString(),
                new TokenId(Uint256.of(first.add(BigInteger.ONE))).toString(),
                false,
                true,
                MarketNames.USUAL_MIN_ORDER_SIZE);
    }

    private static Uint256 uint256(long seed, int index, String what) {
        return Uint256.of(new BigInteger(1, Digests.sha256(name(seed, index, what))));
    }

    private static String name(long seed, int index, String what) {
        return String.join("/", Arrays.asList(Long.toString(seed), Integer.toString(index), what));
    }
}
