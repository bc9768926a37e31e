package io.tapemaker.engine.domain.risk;

import io.tapemaker.journal.types.Side;
import java.util.List;

/**
 * The worst case by trying everything: every subset of what may fill, in every outcome. Shares nothing with the code
 * under test but the definition: a sale brings its price or the average cost, whichever is less.
 */
final class Enumeration {

    /** Settled shares and cost of both tokens of one market; which of them is YES. */
    record Holding(long[] sharesE6, long[] costE6, boolean firstIsYes) {
        static Holding none(boolean firstIsYes) {
            return new Holding(new long[2], new long[2], firstIsYes);
        }

        long averageE4(int slot) {
            return sharesE6[slot] == 0 ? 0 : Math.min(10_000, costE6[slot] * 10_000 / sharesE6[slot]);
        }
    }

    private final List<Holding> markets;
    private final List<Pending> pending;
    private final boolean profitOfSales;
    private final long[] shares0;
    private final long[] shares1;
    private long costE6;
    private long worstE6 = Long.MIN_VALUE;
    private final boolean[] firstPays;

    private Enumeration(List<Holding> markets, List<Pending> pending, boolean profitOfSales) {
        this.markets = markets;
        this.pending = pending;
        this.profitOfSales = profitOfSales;
        this.shares0 = markets.stream().mapToLong(h -> h.sharesE6()[0]).toArray();
        this.shares1 = markets.stream().mapToLong(h -> h.sharesE6()[1]).toArray();
        this.costE6 =
                markets.stream().mapToLong(h -> h.costE6()[0] + h.costE6()[1]).sum();
        this.firstPays = new boolean[markets.size()];
    }

    /** Loss of an event in which at most one YES pays; with the true price of sales, or as the limits count them. */
    static long negRiskLossE6(List<Holding> markets, List<Pending> pending, boolean profitOfSales) {
        Enumeration all = new Enumeration(markets, pending, profitOfSales);
        for (int winner = -1; winner < markets.size(); winner++) {
            for (int m = 0; m < markets.size(); m++) {
                all.firstPays[m] = (m == winner) == markets.get(m).firstIsYes();
            }
            all.fill(0);
        }
        return all.worstE6;
    }

    /** Loss of markets whose outcomes are independent. */
    static long independentLossE6(List<Holding> markets, List<Pending> pending, boolean profitOfSales) {
        Enumeration all = new Enumeration(markets, pending, profitOfSales);
        for (int outcome = 0; outcome < 1 << markets.size(); outcome++) {
            for (int m = 0; m < markets.size(); m++) {
                all.firstPays[m] = (outcome & 1 << m) != 0;
            }
            all.fill(0);
        }
        return all.worstE6;
    }

    private void fill(int next) {
        if (next == pending.size()) {
            long paidE6 = 0;
            for (int m = 0; m < firstPays.length; m++) {
                paidE6 += firstPays[m] ? shares0[m] : shares1[m];
            }
            worstE6 = Math.max(worstE6, costE6 - paidE6);
            return;
        }
        fill(next + 1);
        Pending item = pending.get(next);
        long amountE6 = item.priceE4 * item.leftE6 / 10_000;
        if (item.side == Side.SELL) {
            long averageE4 = markets.get(item.market).averageE4(item.slot);
            long priceE4 = profitOfSales ? item.priceE4 : Math.min(item.priceE4, averageE4);
            amountE6 = priceE4 * item.leftE6 / 10_000;
        }
        long sign = item.side == Side.BUY ? 1 : -1;
        long[] shares = item.slot == 0 ? shares0 : shares1;
        costE6 += sign * amountE6;
        shares[item.market] += sign * item.leftE6;
        fill(next + 1);
        costE6 -= sign * amountE6;
        shares[item.market] -= sign * item.leftE6;
    }

    /** The furthest that one market's position can be towards a slot, shares of it less shares of the other. */
    static long sharesE6(Holding market, List<Pending> pending, int slot) {
        long worst = Long.MIN_VALUE;
        for (int subset = 0; subset < 1 << pending.size(); subset++) {
            long net = market.sharesE6()[slot] - market.sharesE6()[1 - slot];
            for (int i = 0; i < pending.size(); i++) {
                Pending item = pending.get(i);
                if ((subset & 1 << i) != 0) {
                    net += (item.slot == slot) == (item.side == Side.BUY) ? item.leftE6 : -item.leftE6;
                }
            }
            worst = Math.max(worst, net);
        }
        return worst;
    }
}
