package io.tapemaker.sim.venue;

import java.util.ArrayList;
import java.util.List;

/**
 * Who has what: dollars and tokens of all accounts, the fees of the house and, for each market, the collateral that
 * backs its tokens. Whatever enters or leaves the system is counted, so that nothing can get lost.
 */
final class Ledger {

    /** The asset that is not a token. */
    static final int CASH = -1;

    /** Holder of the taker fees. */
    static final int FEES = -1;

    /** Holder of a market's collateral. */
    static final int COLLATERAL = -2;

    private static final class Holdings {
        final Purse cash = new Purse();
        final List<Purse[]> tokens = new ArrayList<>();
    }

    private final List<Holdings> accounts = new ArrayList<>();
    private final List<Purse> collateral = new ArrayList<>();
    private final Purse fees = new Purse();
    private long broughtInE6;

    void addAccount() {
        Holdings holdings = new Holdings();
        for (int i = 0; i < collateral.size(); i++) {
            holdings.tokens.add(newPair());
        }
        accounts.add(holdings);
    }

    void addMarket() {
        collateral.add(new Purse());
        for (Holdings holdings : accounts) {
            holdings.tokens.add(newPair());
        }
    }

    private static Purse[] newPair() {
        return new Purse[] {new Purse(), new Purse()};
    }

    int accountCount() {
        return accounts.size();
    }

    int marketCount() {
        return collateral.size();
    }

    Purse cash(int account) {
        return accounts.get(account).cash;
    }

    Purse token(int account, TokenRef token) {
        return accounts.get(account).tokens.get(token.market())[token.slot()];
    }

    Purse collateral(int market) {
        return collateral.get(market);
    }

    Purse fees() {
        return fees;
    }

    /** Dollars that came from outside less those that left. */
    long broughtInE6() {
        return broughtInE6;
    }

    /** Dollars come from outside, or leave if negative. */
    void bringIn(int account, long amountE6) {
        cash(account).move(amountE6);
        broughtInE6 = Math.addExact(broughtInE6, amountE6);
    }

    /** Dollars become pairs of tokens, or pairs become dollars if negative. */
    void split(int account, int market, long amountE6) {
        cash(account).move(-amountE6);
        collateral(market).move(amountE6);
        token(account, new TokenRef(market, 0)).move(amountE6);
        token(account, new TokenRef(market, 1)).move(amountE6);
    }

    /** Pays a dollar for each winning token and nothing for the others; what is on its way stays. */
    void redeem(int account, TokenRef winner) {
        Purse winning = token(account, winner);
        Purse losing = token(account, winner.other());
        long paidE6 = Math.max(0, winning.availableE6());
        winning.move(-paidE6);
        losing.move(-Math.max(0, losing.availableE6()));
        collateral(winner.market()).move(-paidE6);
        cash(account).move(paidE6);
    }

    /** Pays out of the fees. */
    void payFromFees(int account, long amountE6) {
        fees.move(-amountE6);
        cash(account).move(amountE6);
    }

    void expect(int market, List<Leg> legs) {
        for (Leg leg : legs) {
            purse(market, leg).expect(leg);
        }
    }

    void settle(int market, List<Leg> legs) {
        for (Leg leg : legs) {
            purse(market, leg).settle(leg);
        }
    }

    void reverse(int market, List<Leg> legs) {
        for (Leg leg : legs) {
            purse(market, leg).reverse(leg);
        }
    }

    Purse purse(int market, Leg leg) {
        return switch (leg.holder()) {
            case FEES -> fees;
            case COLLATERAL -> collateral(market);
            default ->
                leg.asset() == CASH ? cash(leg.holder()) : token(leg.holder(), new TokenRef(market, leg.asset()));
        };
    }
}
