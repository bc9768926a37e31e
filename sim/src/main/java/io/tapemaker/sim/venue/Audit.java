package io.tapemaker.sim.venue;

import io.tapemaker.sim.frames.BookSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Recomputes from scratch what must be true after each event: nothing is trusted that the desks have summed up. */
final class Audit {

    private final Floor floor;
    private final Collection<VenueTrade> trades;
    private final List<String> faults = new ArrayList<>();

    private Audit(Floor floor, Collection<VenueTrade> trades) {
        this.floor = floor;
        this.trades = trades;
    }

    /** One line for each thing that is wrong. */
    static List<String> faults(Floor floor, Collection<VenueTrade> trades) {
        Audit audit = new Audit(floor, trades);
        audit.dollars();
        for (MarketRoom room : floor.rooms()) {
            audit.tokens(room);
            audit.levels(room);
        }
        audit.trades();
        audit.orders();
        return audit.faults;
    }

    private void expect(String what, long wanted, long found) {
        if (wanted != found) {
            faults.add(what + " is " + found + ", not " + wanted);
        }
    }

    /** Whatever was brought in is somewhere, once everything has settled and as it is now. */
    private void dollars() {
        Ledger ledger = floor.ledger();
        long settledE6 = ledger.fees().settledE6();
        long provisionalE6 = ledger.fees().provisionalE6();
        for (int i = 0; i < ledger.marketCount(); i++) {
            settledE6 += ledger.collateral(i).settledE6();
            provisionalE6 += ledger.collateral(i).provisionalE6();
        }
        for (int i = 0; i < ledger.accountCount(); i++) {
            Purse cash = ledger.cash(i);
            settledE6 += cash.settledE6();
            provisionalE6 += cash.provisionalE6();
            solvent("dollars of account " + i, cash);
        }
        expect("sum of dollars", ledger.broughtInE6(), settledE6);
        expect("sum of dollars with trades on their way", ledger.broughtInE6(), provisionalE6);
    }

    private void solvent(String what, Purse purse) {
        if (purse.availableE6() < 0 || purse.comingE6() < 0 || purse.goingE6() < 0) {
            faults.add(what + " are negative: settled " + purse.settledE6() + ", coming " + purse.comingE6()
                    + ", going " + purse.goingE6());
        }
    }

    /** Each token is backed: by a dollar with its twin before the outcome is known, by itself afterwards. */
    private void tokens(MarketRoom room) {
        for (int slot = 0; slot <= 1; slot++) {
            long settledE6 = 0;
            long provisionalE6 = 0;
            for (int i = 0; i < floor.ledger().accountCount(); i++) {
                Purse purse = floor.ledger().token(i, new TokenRef(room.index(), slot));
                settledE6 += purse.settledE6();
                provisionalE6 += purse.provisionalE6();
                solvent("tokens " + slot + " of account " + i + " in market " + room.index(), purse);
                if (room.state() == MarketState.RESOLVED) {
                    String what = "tokens " + slot + " of account " + i + " that market " + room.index() + " owes for";
                    expect(what, 0, Math.max(0, purse.availableE6()));
                }
            }
            if (room.state() != MarketState.RESOLVED || room.yesWon() == (slot == 0)) {
                Purse collateral = floor.ledger().collateral(room.index());
                String what = "tokens " + slot + " of market " + room.index();
                expect(what, collateral.settledE6(), settledE6);
                expect(what + " with trades on their way", collateral.provisionalE6(), provisionalE6);
            }
        }
    }

    /** What is on its way is what the unsettled trades say. */
    private void trades() {
        TreeMap<String, long[]> onTheWay = new TreeMap<>();
        for (VenueTrade trade : trades) {
            for (Leg leg : trade.legs()) {
                long[] sums = onTheWay.computeIfAbsent(purseName(trade.market(), leg), name -> new long[4]);
                Purse purse = floor.ledger().purse(trade.market(), leg);
                sums[2] = purse.comingE6();
                sums[3] = purse.goingE6();
                if (trade.status() == TradeStatus.MATCHED || trade.status() == TradeStatus.RETRYING) {
                    sums[0] += leg.inE6();
                    sums[1] += leg.outE6();
                }
            }
        }
        onTheWay.forEach((name, sums) -> {
            expect("coming to " + name, sums[0], sums[2]);
            expect("going from " + name, sums[1], sums[3]);
        });
    }

    private static String purseName(int market, Leg leg) {
        boolean personal = leg.holder() >= 0 && leg.asset() == Ledger.CASH || leg.holder() == Ledger.FEES;
        return "purse " + leg.holder() + "/" + leg.asset() + (personal ? "" : "/" + market);
    }

    /** Orders stand behind what they were matched for, and are covered while they are open. */
    private void orders() {
        TreeMap<String, Long> matched = new TreeMap<>();
        for (VenueTrade trade : trades) {
            matched.merge(trade.taker().orderId(), trade.taker().sizeE6(), Math::addExact);
            for (TradeView.Maker maker : trade.makers()) {
                matched.merge(maker.orderId(), maker.sizeE6(), Math::addExact);
            }
        }
        Solvency solvency = new Solvency(floor);
        for (VenueOrder order : floor.orders()) {
            expect("matched of order " + order.id(), matched.getOrDefault(order.id(), 0L), order.matchedE6());
            if (order.isOpen() && !solvency.isCovered(order)) {
                faults.add("order " + order.id() + " is open and not covered");
            }
        }
    }

    /** The public levels are the sums of the resting orders, and the sides do not meet. */
    private void levels(MarketRoom room) {
        TreeMap<Long, Long> bids = new TreeMap<>();
        TreeMap<Long, Long> asks = new TreeMap<>();
        for (VenueOrder order : floor.orders()) {
            if (order.status() == OrderStatus.LIVE && order.token().market() == room.index()) {
                (order.isBid() ? bids : asks).merge(order.levelE4(), order.remainingE6(), Math::addExact);
            }
        }
        compare(room, true, bids);
        compare(room, false, asks);
        if (!bids.isEmpty() && !asks.isEmpty() && bids.lastKey() >= asks.firstKey()) {
            faults.add("market " + room.index() + " is crossed at " + bids.lastKey());
        }
    }

    private void compare(MarketRoom room, boolean bid, TreeMap<Long, Long> wanted) {
        BookSide side = room.board().book().side(bid);
        long[] prices = wanted.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] sizes = wanted.values().stream().mapToLong(Long::longValue).toArray();
        long[] foundPrices = new long[side.count()];
        long[] foundSizes = new long[side.count()];
        for (int i = 0; i < side.count(); i++) {
            foundPrices[i] = side.priceE4(i);
            foundSizes[i] = side.sizeE6(i);
        }
        if (!Arrays.equals(prices, foundPrices) || !Arrays.equals(sizes, foundSizes)) {
            faults.add((bid ? "bids" : "asks") + " of market " + room.index() + " are not what rests there");
        }
    }
}
