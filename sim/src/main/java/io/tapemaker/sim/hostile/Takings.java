package io.tapemaker.sim.hostile;

import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was taken from us, by the venue's trades and not by the executor's word.
 *
 * @param fills those that are final, in the order in which they became so
 * @param lostE6 what is gone of our dollars when everything has ended against us, millionths
 */
record Takings(List<Fill> fills, long lostE6) {

    private static final long DAY_NS = 24 * Arena.HOUR_NS;

    /**
     * A fill of ours.
     *
     * @param isLong whether it was of the first token's way
     * @param costE6 what the shares cost, a sale being a purchase of the other token
     */
    record Fill(int market, boolean isLong, long sizeE6, long costE6, long matchedNs, long finalNs) {}

    /**
     * What any 24 hours have lost at most, millionths of a dollar.
     *
     * @param againstCostE6 of what was there when they began, at cost, if all that is held when they end is worth
     *     nothing
     * @param ownE6 the same without what was held at cost when they began: it belongs to the days before
     * @param filledE6 what the fills have put at risk
     * @param everE6 what all fills together have lost
     */
    record Worst(long againstCostE6, long ownE6, long filledE6, long everE6) {}

    static List<Fill> fills(Exchange exchange, long nowNs) {
        List<Fill> fills = new ArrayList<>();
        for (TradeView trade : exchange.trades(nowNs)) {
            if (!trade.status().isTerminal()) {
                throw new IllegalStateException("trade " + trade.id() + " is still " + trade.status());
            }
            for (TradeView.Maker maker : trade.makers()) {
                if (maker.account() == exchange.ours() && trade.status() == TradeStatus.CONFIRMED) {
                    fills.add(fill(trade, maker));
                }
            }
        }
        fills.sort(Comparator.comparingLong(Fill::finalNs));
        return List.copyOf(fills);
    }

    private static Fill fill(TradeView trade, TradeView.Maker maker) {
        boolean buys = maker.side() == Side.BUY;
        long lossE4 = buys ? maker.priceE4() : Price.complement(maker.priceE4());
        long costE6 = (maker.sizeE6() * lossE4 + Price.ONE_E4 - 1) / Price.ONE_E4;
        boolean isLong = maker.token().isYes() == buys;
        return new Fill(maker.token().market(), isLong, maker.sizeE6(), costE6, trade.matchedNs(), trade.changedNs());
    }

    /** Looks at the 24 hours that begin with each of the fills. */
    Worst worst(int markets) {
        long[] pairsE6 = new long[fills.size() + 1];
        long[] heldE6 = new long[fills.size() + 1];
        Account account = new Account(markets);
        for (int i = 0; i < fills.size(); i++) {
            pairsE6[i + 1] = pairsE6[i] + account.add(fills.get(i));
            heldE6[i + 1] = account.costE6();
        }
        long againstCostE6 = 0;
        long ownE6 = 0;
        int end = 0;
        for (int begin = 0; begin < fills.size(); begin++) {
            while (end < fills.size()
                    && fills.get(end).finalNs() - fills.get(begin).finalNs() < DAY_NS) {
                end++;
            }
            long fallE6 = pairsE6[end] - pairsE6[begin] + heldE6[end];
            againstCostE6 = Math.max(againstCostE6, fallE6);
            ownE6 = Math.max(ownE6, fallE6 - heldE6[begin]);
        }
        return new Worst(againstCostE6, ownE6, filledE6(), pairsE6[fills.size()] + account.costE6());
    }

    private long filledE6() {
        List<Fill> byMatch = new ArrayList<>(fills);
        byMatch.sort(Comparator.comparingLong(Fill::matchedNs));
        long worstE6 = 0;
        long sumE6 = 0;
        int begin = 0;
        for (Fill fill : byMatch) {
            sumE6 += fill.costE6();
            while (fill.matchedNs() - byMatch.get(begin).matchedNs() >= DAY_NS) {
                sumE6 -= byMatch.get(begin++).costE6();
            }
            worstE6 = Math.max(worstE6, sumE6);
        }
        return worstE6;
    }

    /** Shares of each way of each market at their mean cost; pairs are worth a dollar. */
    private static final class Account {

        private final long[][] sharesE6;
        private final long[][] costsE6;

        Account(int markets) {
            sharesE6 = new long[markets][2];
            costsE6 = new long[markets][2];
        }

        /** What its pairs have lost, less than nothing if they have gained. */
        long add(Fill fill) {
            long[] shares = sharesE6[fill.market()];
            long[] costs = costsE6[fill.market()];
            int way = fill.isLong() ? 0 : 1;
            shares[way] += fill.sizeE6();
            costs[way] += fill.costE6();
            long pairsE6 = Math.min(shares[0], shares[1]);
            long paidE6 = 0;
            for (int i = 0; i < 2 && pairsE6 > 0; i++) {
                long takenE6 = BigInteger.valueOf(costs[i])
                        .multiply(BigInteger.valueOf(pairsE6))
                        .divide(BigInteger.valueOf(shares[i]))
                        .longValueExact();
                shares[i] -= pairsE6;
                costs[i] -= takenE6;
                paidE6 += takenE6;
            }
            return paidE6 - pairsE6;
        }

        long costE6() {
            long sumE6 = 0;
            for (long[] costs : costsE6) {
                sumE6 += costs[0] + costs[1];
            }
            return sumE6;
        }
    }
}
