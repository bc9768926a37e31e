package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.control.BehaviourStatus;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.risk.KillTrigger;
import java.util.Locale;

/** What behaviour version 2 says of itself when the operator asks. Reads only what reading does not change. */
final class TradingStatus {

    private TradingStatus() {}

    static void describe(TradingState state, BehaviourStatus out) {
        KillTrigger trigger = state.kill.trigger();
        out.put("kill_latch", trigger == null ? "open" : trigger.name());
        if (trigger != null) {
            out.put("kill_since_ns", state.kill.sinceNs());
        }
        out.put("executor_present", state.executorPresent);
        out.put("executor_armed", state.kill.executorArmed());
        out.put("cancelling_all", state.orders.cancellingAll());
        out.put("later_markets_left", state.wishes.others().left());
        for (Regime regime : Regime.values()) {
            out.put("markets_" + regime.name().toLowerCase(Locale.ROOT), count(state, regime));
        }
        out.put("notional_at_risk_e6", state.exposure.notionalE6());
        out.put("settled_cash_e6", cashE6(state));
        out.put("loss_today_e6", state.dailyLoss.lossE6());
        out.put("drawdown_e6", state.drawdown.lossE6());
        out.put("reward_expected_today_e6", rewardE6(state));
    }

    private static long count(TradingState state, Regime regime) {
        long count = 0;
        for (int market = 0; market < state.deskCount(); market++) {
            count += state.desk(market).regime.regime() == regime ? 1 : 0;
        }
        return count;
    }

    private static long cashE6(TradingState state) {
        long sumE6 = 0;
        for (int market = 0; market < state.positions.count(); market++) {
            sumE6 += state.positions.of(market).cashE6(false);
        }
        return sumE6;
    }

    private static long rewardE6(TradingState state) {
        long sumE6 = 0;
        for (int market = 0; market < state.deskCount(); market++) {
            sumE6 += state.desk(market).rewards.expectedTodayE6();
        }
        return sumE6;
    }
}
