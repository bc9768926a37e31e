package io.tapemaker.sim.world;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.SimVenue;
import io.tapemaker.sim.venue.TokenRef;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.venue.UserEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Our account kept a second time: what it has to have, predicted from the money it was given, the fates of its trades
 * as the venue told them, outcomes and pay days, by arithmetic of its own. It knows neither the venue's ledger nor the
 * engine.
 */
final class Auditor {

    private final Surroundings around;
    private final SimVenue venue;
    private final int account;
    private final List<Holdings> markets = new ArrayList<>();
    private final TreeMap<String, TradeStatus> trades = new TreeMap<>();
    private final TreeMap<String, Long> failedE6 = new TreeMap<>();
    private long cashE6;
    private long comingE6;
    private long goingE6;
    private long tradedE6;
    private long fills;

    /** One market's tokens: settled, on their way in and out, and what the settled ones cost. */
    private static final class Holdings {
        final long[] settledE6 = new long[2];
        final long[] comingE6 = new long[2];
        final long[] goingE6 = new long[2];
        final long[] costE6 = new long[2];
        final long[] comingCostE6 = new long[2];
        int winner = -1;
    }

    Auditor(Surroundings around, SimVenue venue, int account, int marketCount) {
        this.around = around;
        this.venue = venue;
        this.account = account;
        this.cashE6 = venue.dollars(account).settledE6();
        for (int market = 0; market < marketCount; market++) {
            markets.add(new Holdings());
        }
    }

    /** Something of a trade of ours. */
    void onTrade(UserEvent.TradeTold told) {
        TradeView trade = told.trade();
        TradeStatus before = trades.put(trade.id(), trade.status());
        for (TradeView.Maker maker : trade.makers()) {
            if (maker.account() == account) {
                step(maker, before, trade.status());
            }
        }
    }

    private void step(TradeView.Maker maker, TradeStatus before, TradeStatus now) {
        if (before == null) {
            expect(maker, 1);
            fills++;
        }
        if (now == TradeStatus.MINED) {
            expect(maker, -1);
            settle(maker);
        } else if (now == TradeStatus.FAILED) {
            expect(maker, -1);
            failedE6.merge(maker.orderId(), maker.sizeE6(), Math::addExact);
            redeem(markets.get(maker.token().market()));
        }
    }

    private static long dollarsE6(TradeView.Maker maker) {
        return Math.multiplyExact(maker.priceE4(), maker.sizeE6()) / Price.ONE_E4;
    }

    private void expect(TradeView.Maker maker, int sign) {
        Holdings market = markets.get(maker.token().market());
        int slot = maker.token().slot();
        if (maker.side() == Side.BUY) {
            market.comingE6[slot] += sign * maker.sizeE6();
            market.comingCostE6[slot] += sign * dollarsE6(maker);
            goingE6 += sign * dollarsE6(maker);
        } else {
            market.goingE6[slot] += sign * maker.sizeE6();
            comingE6 += sign * dollarsE6(maker);
        }
    }

    private void settle(TradeView.Maker maker) {
        Holdings market = markets.get(maker.token().market());
        int slot = maker.token().slot();
        long dollarsE6 = dollarsE6(maker);
        long paidE6 = maker.side() == Side.BUY ? dollarsE6 : -dollarsE6;
        cashE6 -= paidE6;
        tradedE6 -= paidE6;
        if (maker.side() == Side.BUY) {
            market.settledE6[slot] += maker.sizeE6();
            market.costE6[slot] += dollarsE6;
        } else {
            market.costE6[slot] -=
                    market.settledE6[slot] == 0 ? 0 : market.costE6[slot] * maker.sizeE6() / market.settledE6[slot];
            market.settledE6[slot] -= maker.sizeE6();
        }
        redeem(market);
    }

    /** The outcome of a market is known. */
    void resolved(int market, boolean yesWon) {
        Holdings of = markets.get(market);
        of.winner = yesWon ? 0 : 1;
        redeem(of);
    }

    private void redeem(Holdings market) {
        if (market.winner < 0) {
            return;
        }
        for (int slot = 0; slot < 2; slot++) {
            long freeE6 = Math.max(0, market.settledE6[slot] - market.goingE6[slot]);
            market.settledE6[slot] -= freeE6;
            cashE6 += slot == market.winner ? freeE6 : 0;
        }
    }

    /** A pay day has brought this. */
    void paid(long amountE6) {
        cashE6 += amountE6;
    }

    /** Compares the venue's ledger with what must be there. */
    void compare() {
        require("settled dollars", cashE6, venue.dollars(account).settledE6());
        require(
                "dollars if all settles",
                cashE6 + comingE6 - goingE6,
                venue.dollars(account).provisionalE6());
        for (int market = 0; market < markets.size(); market++) {
            Holdings of = markets.get(market);
            for (int slot = 0; slot < 2; slot++) {
                TokenRef token = new TokenRef(market, slot);
                String what = "tokens " + slot + " of market " + market;
                require(what, of.settledE6[slot], venue.tokens(account, token).settledE6());
                require(
                        what + " if all settles",
                        of.settledE6[slot] + of.comingE6[slot] - of.goingE6[slot],
                        venue.tokens(account, token).provisionalE6());
            }
        }
    }

    private void require(String what, long predictedE6, long foundE6) {
        around.checks()
                .require(
                        Invariant.BALANCES_ARE_AS_PREDICTED,
                        predictedE6 == foundE6,
                        () -> what + ": " + foundE6 + " at the venue, and it must be " + predictedE6);
    }

    /** Dollars that settled trades have moved, negative for paid. */
    long tradedE6() {
        return tradedE6;
    }

    /** Fills so far. */
    long fills() {
        return fills;
    }

    /** Shares of an order whose trades have failed. */
    long failedE6(String orderId) {
        return failedE6.getOrDefault(orderId, 0L);
    }

    /** Shares of YES less those of NO in the world where most of the first and fewest of the second are left. */
    long upE6(int market) {
        Holdings of = markets.get(market);
        return of.settledE6[0] - of.settledE6[1] + of.comingE6[0] + of.goingE6[1];
    }

    /** The mirror of {@link #upE6}. */
    long downE6(int market) {
        Holdings of = markets.get(market);
        return of.settledE6[1] - of.settledE6[0] + of.comingE6[1] + of.goingE6[0];
    }

    /** What the shares of a market have cost, those included that are on their way in. */
    long costE6(int market) {
        Holdings of = markets.get(market);
        return of.costE6[0] + of.costE6[1] + of.comingCostE6[0] + of.comingCostE6[1];
    }

    /**
     * The most that trading in all markets can be said to have earned: each share at the highest price that the book
     * gives it, and what is on its way in or left out, whichever is more.
     *
     * @param highestE4 the highest price of a token, by market and slot
     */
    long mostEarnedE6(long[][] highestE4) {
        long withoutE6 = tradedE6;
        long withE6 = tradedE6 + comingE6 - goingE6;
        for (int market = 0; market < markets.size(); market++) {
            Holdings of = markets.get(market);
            for (int slot = 0; slot < 2; slot++) {
                long priceE4 = highestE4[market][slot];
                long thenE6 = of.settledE6[slot] + of.comingE6[slot] - of.goingE6[slot];
                withoutE6 += of.settledE6[slot] * priceE4 / Price.ONE_E4;
                withE6 += thenE6 * priceE4 / Price.ONE_E4;
            }
        }
        return Math.max(withoutE6, withE6);
    }
}
