package io.tapemaker.sim.venue;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.List;

/**
 * A taker meets one maker: at the maker's price, whatever the taker was ready to pay. Where a price times a size is
 * no whole number of millionths, the maker's dollars are cut and the taker's are what makes the sum right.
 */
record MatchStep(VenueOrder maker, TokenRef takerToken, Side takerSide, long sizeE6) {

    MatchKind kind() {
        if (maker.side() != takerSide) {
            return MatchKind.COMPLEMENTARY;
        }
        return takerSide == Side.BUY ? MatchKind.MINT : MatchKind.MERGE;
    }

    /** The price in the taker's token. */
    long takerPriceE4() {
        return maker.token().equals(takerToken) ? maker.priceE4() : Price.complement(maker.priceE4());
    }

    long makerDollarsE6() {
        return Math.multiplyExact(maker.priceE4(), sizeE6) / Price.ONE_E4;
    }

    long takerDollarsE6() {
        return kind() == MatchKind.COMPLEMENTARY ? makerDollarsE6() : sizeE6 - makerDollarsE6();
    }

    /** Adds what this moves, without fees. */
    void addLegs(int taker, List<Leg> legs) {
        addSide(taker, takerToken, takerSide, takerDollarsE6(), legs);
        addSide(maker.account(), maker.token(), maker.side(), makerDollarsE6(), legs);
        switch (kind()) {
            case COMPLEMENTARY -> {}
            case MINT -> legs.add(Leg.in(Ledger.COLLATERAL, Ledger.CASH, sizeE6));
            case MERGE -> legs.add(Leg.out(Ledger.COLLATERAL, Ledger.CASH, sizeE6));
        }
    }

    private void addSide(int account, TokenRef token, Side side, long dollarsE6, List<Leg> legs) {
        boolean buys = side == Side.BUY;
        legs.add(new Leg(account, token.slot(), buys ? sizeE6 : 0, buys ? 0 : sizeE6));
        legs.add(new Leg(account, Ledger.CASH, buys ? 0 : dollarsE6, buys ? dollarsE6 : 0));
    }
}
