package io.tapemaker.sim.frames;

/**
 * What a market is called on the wire, with those parameters of its book hash that never change.
 *
 * @param market condition id
 * @param yes token id of the first outcome
 * @param no token id of the second outcome
 * @param negRisk whether the hash says so
 * @param protocolV2 whether snapshots and hashes carry {@code "version":"v2"}
 * @param minOrderSize the venue's text of the least order size; not on the market channel, yet part of the hash
 */
public record MarketNames(
        String market, String yes, String no, boolean negRisk, boolean protocolV2, String minOrderSize) {

    /** The least order size of most markets. */
    public static final String USUAL_MIN_ORDER_SIZE = "5";

    /** The token of the outcome: the first if {@code yesToken}. */
    public String token(boolean yesToken) {
        return yesToken ? yes : no;
    }
}
