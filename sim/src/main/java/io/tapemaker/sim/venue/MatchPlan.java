package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.Fees;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Side;
import java.util.ArrayList;
import java.util.List;

/** Whom an order would meet now, and at what cost. Nothing is moved. */
final class MatchPlan {

    private static final long E6_PER_E5 = 10;

    /** What is matched at one price: one trade. */
    record AtPrice(List<MatchStep> steps, long priceE4, long sizeE6, long dollarsE6, long feeE6) {}

    private final List<AtPrice> trades = new ArrayList<>();
    private final Fees fees = new Fees();
    private final VenueOrder taker;
    private final FeeTerms feeTerms;
    private long sizeE6;
    private long dollarsE6;
    private long feeE6;

    private MatchPlan(VenueOrder taker, FeeTerms feeTerms) {
        this.taker = taker;
        this.feeTerms = feeTerms;
    }

    static MatchPlan of(VenueOrder taker, RestingBook book, FeeTerms feeTerms) {
        MatchPlan plan = new MatchPlan(taker, feeTerms);
        boolean bid = taker.isBid();
        for (RestingLevel level : book.levels(!bid)) {
            if (!plan.meet(level, bid)) {
                break;
            }
        }
        return plan;
    }

    List<AtPrice> trades() {
        return trades;
    }

    boolean isEmpty() {
        return trades.isEmpty();
    }

    long sizeE6() {
        return sizeE6;
    }

    long dollarsE6() {
        return dollarsE6;
    }

    long feeE6() {
        return feeE6;
    }

    /** Whether nothing of the taker's is left, but for the millionth of a dollar that each step may have cut. */
    boolean fillsAll() {
        if (!taker.request().spendsDollars()) {
            return sizeE6 == taker.remainingE6();
        }
        long steps = 0;
        for (AtPrice trade : trades) {
            steps += trade.steps().size();
        }
        return !trades.isEmpty() && taker.reservedE6() - dollarsE6 <= steps;
    }

    /** Takes what there is at a level; whether to go on to the next. */
    private boolean meet(RestingLevel level, boolean bid) {
        List<MatchStep> steps = new ArrayList<>();
        long priceE4 = 0;
        long levelSizeE6 = 0;
        long levelDollarsE6 = 0;
        for (VenueOrder maker : level.orders()) {
            if (bid ? maker.levelE4() > taker.levelE4() : maker.levelE4() < taker.levelE4()) {
                return false;
            }
            priceE4 = taker.token().yesPriceE4(maker.levelE4());
            long wantedE6 = leftE6(priceE4, sizeE6 + levelSizeE6, dollarsE6 + levelDollarsE6);
            long takenE6 = Math.min(wantedE6, maker.remainingE6());
            if (takenE6 <= 0) {
                break;
            }
            MatchStep step = new MatchStep(maker, taker.token(), taker.side(), takenE6);
            steps.add(step);
            levelSizeE6 += takenE6;
            levelDollarsE6 += step.takerDollarsE6();
        }
        if (!steps.isEmpty()) {
            add(new AtPrice(steps, priceE4, levelSizeE6, levelDollarsE6, fee(priceE4, levelSizeE6, levelDollarsE6)));
        }
        return !steps.isEmpty() && leftE6(priceE4) > 0;
    }

    private void add(AtPrice trade) {
        trades.add(trade);
        sizeE6 += trade.sizeE6();
        dollarsE6 += trade.dollarsE6();
        feeE6 += trade.feeE6();
    }

    private long leftE6(long priceE4) {
        return leftE6(priceE4, sizeE6, dollarsE6);
    }

    private long leftE6(long priceE4, long takenE6, long spentE6) {
        if (taker.request().spendsDollars()) {
            return Math.multiplyExact(taker.reservedE6() - spentE6, Price.ONE_E4) / priceE4;
        }
        return taker.remainingE6() - takenE6;
    }

    /** A seller pays out of the proceeds, so never more than these. */
    private long fee(long priceE4, long tradeSizeE6, long tradeDollarsE6) {
        long amountE6 = fees.takerFeeE5(feeTerms, priceE4, tradeSizeE6) * E6_PER_E5;
        return taker.side() == Side.BUY ? amountE6 : Math.min(amountE6, tradeDollarsE6);
    }
}
