package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.Fees;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Gives makers their part of the taker fees of the day, by the weight of their fills that were mined. */
final class RebateOffice {

    private static final class MarketDay {
        long feesE6;
        long weightsE6;
        final TreeMap<Integer, Long> weightE6 = new TreeMap<>();
    }

    private final Floor floor;
    private final Payroll payroll;
    private final Fees fees = new Fees();
    private final TreeMap<Integer, MarketDay> today = new TreeMap<>();

    RebateOffice(Floor floor, Payroll payroll) {
        this.floor = floor;
        this.payroll = payroll;
    }

    void onMined(VenueTrade trade) {
        FeeTerms terms = floor.room(trade.market()).setup().fees();
        if (trade.taker().feeE6() == 0) {
            return;
        }
        MarketDay day = today.computeIfAbsent(trade.market(), market -> new MarketDay());
        day.feesE6 += trade.taker().feeE6();
        for (TradeView.Maker maker : trade.makers()) {
            long weightE6 = fees.makerWeightE6(terms, maker.priceE4(), maker.sizeE6());
            day.weightE6.merge(maker.account(), weightE6, Math::addExact);
            day.weightsE6 += weightE6;
        }
    }

    void endDay(long utcDay) {
        List<Payout> earned = new ArrayList<>();
        today.forEach((market, day) -> {
            long shareE4 = floor.room(market).setup().fees().rebateShareE4();
            long poolE6 = Payroll.partE6(day.feesE6, shareE4, FeeTerms.ONE_E4);
            day.weightE6.forEach((account, weightE6) -> {
                if (weightE6 > 0) {
                    long amountE6 = Payroll.partE6(poolE6, weightE6, day.weightsE6);
                    earned.add(new Payout(utcDay, market, account, Payout.Kind.REBATE, amountE6, 0));
                }
            });
        });
        // The least amount is documented for each market's rebates.
        for (Payout payout : payroll.pay(earned, true)) {
            floor.ledger().payFromFees(payout.account(), payout.paidE6());
        }
        today.clear();
    }
}
