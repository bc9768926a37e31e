package io.tapemaker.sim.venue;

/**
 * What an account has of dollars or of a token, in E6.
 *
 * @param settledE6 on the chain
 * @param availableE6 on the chain and not promised to a trade on its way: what orders are checked against
 * @param provisionalE6 if every trade on its way settles: what a position is
 */
public record Holding(long settledE6, long availableE6, long provisionalE6) {

    static Holding of(Purse purse) {
        return new Holding(purse.settledE6(), purse.availableE6(), purse.provisionalE6());
    }
}
