package io.tapemaker.sim.hostile;

import io.tapemaker.sim.venue.SettlementPlan.Step;
import io.tapemaker.sim.venue.TradeStatus;
import java.util.List;

/**
 * How trades fare on the chain, which a partner may decide: one whose dollars are gone when a trade gets there makes it
 * fail.
 *
 * @param afterNs how long after the match it is final
 */
record Fate(boolean fails, long afterNs) {

    private static final long SECOND_NS = 1_000_000_000L;

    /** As most trades fare. */
    static final Fate USUAL = new Fate(false, 4 * SECOND_NS);

    static Fate fails(long afterS) {
        return new Fate(true, afterS * SECOND_NS);
    }

    static Fate settles(long afterS) {
        return new Fate(false, afterS * SECOND_NS);
    }

    List<Step> steps() {
        return fails
                ? List.of(new Step(afterNs / 2, TradeStatus.RETRYING), new Step(afterNs, TradeStatus.FAILED))
                : List.of(new Step(afterNs / 2, TradeStatus.MINED), new Step(afterNs, TradeStatus.CONFIRMED));
    }
}
