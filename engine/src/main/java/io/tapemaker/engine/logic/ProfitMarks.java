package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.position.Position;
import io.tapemaker.engine.domain.risk.KillTrigger;

/** Marks all positions to the market, the worse of both worlds, and tells the loss limits. */
final class ProfitMarks {

    private final InForce inForce;

    ProfitMarks(InForce inForce) {
        this.inForce = inForce;
    }

    /** Marks. */
    void mark(long nowNs) {
        long profitE6 = 0;
        for (int market = 0; market < inForce.state().deskCount(); market++) {
            profitE6 = Math.addExact(profitE6, profitE6(market));
        }
        inForce.state().dailyLoss.mark(profitE6, nowNs);
        inForce.state().drawdown.mark(profitE6);
    }

    private long profitE6(int market) {
        Position position = inForce.state().positions.of(market);
        if (position.isEmpty()) {
            return 0;
        }
        long fairX2E4 = inForce.state().desk(market).signals.lastFairValueX2E4();
        if (fairX2E4 == 0) {
            // No book yet: what is held is worth what it cost.
            return position.realisedE6();
        }
        return Math.min(position.profitE6(fairX2E4, false), position.profitE6(fairX2E4, true));
    }

    /** The loss limits that are reached, as a set of {@link KillTrigger#bit()}. */
    int reached() {
        return (inForce.state().dailyLoss.reached() ? KillTrigger.DAILY_LOSS.bit() : 0)
                | (inForce.state().drawdown.reached() ? KillTrigger.DRAWDOWN.bit() : 0);
    }
}
