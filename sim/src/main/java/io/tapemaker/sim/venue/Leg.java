package io.tapemaker.sim.venue;

/**
 * What a trade gives to one purse and takes from it.
 *
 * @param holder an account, or one of the purses of the house
 * @param asset {@link Ledger#CASH}, or 0 and 1 for the tokens of the trade's market
 */
record Leg(int holder, int asset, long inE6, long outE6) {

    static Leg in(int holder, int asset, long amountE6) {
        return new Leg(holder, asset, amountE6, 0);
    }

    static Leg out(int holder, int asset, long amountE6) {
        return new Leg(holder, asset, 0, amountE6);
    }
}
