package io.tapemaker.sim.venue;

import io.tapemaker.engine.domain.rewards.RewardDay;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Shares amounts out and remembers who was paid what. */
final class Payroll {

    private final List<Payout> payouts = new ArrayList<>();

    List<Payout> payouts() {
        return payouts;
    }

    /** A part of an amount, rounded down. */
    static long partE6(long amountE6, long weight, long allWeights) {
        return BigInteger.valueOf(amountE6)
                .multiply(BigInteger.valueOf(weight))
                .divide(BigInteger.valueOf(allWeights))
                .longValueExact();
    }

    /** The least that is paid applies to each amount, or to the sum of an account's amounts of one kind. */
    List<Payout> pay(List<Payout> earned, boolean perMarket) {
        TreeMap<Integer, Long> sums = new TreeMap<>();
        for (Payout payout : earned) {
            sums.merge(payout.account(), payout.earnedE6(), Math::addExact);
        }
        List<Payout> paid = new ArrayList<>();
        for (Payout payout : earned) {
            long judgedE6 = perMarket ? payout.earnedE6() : sums.get(payout.account());
            boolean enough = judgedE6 >= RewardDay.LEAST_PAID_E6;
            paid.add(new Payout(
                    payout.utcDay(),
                    payout.market(),
                    payout.account(),
                    payout.kind(),
                    payout.earnedE6(),
                    enough ? payout.earnedE6() : 0));
        }
        payouts.addAll(paid);
        return paid;
    }
}
