package io.tapemaker.sim.venue;

import java.util.List;

/** Says how a trade will fare on the chain; asked once for each trade. The venue's luck, in the caller's hands. */
@FunctionalInterface
public interface SettlementPlan {

    /** Nothing by itself: every step is a call. */
    SettlementPlan BY_HAND = trade -> List.of();

    /** The statuses to come, in their order. */
    List<Step> stepsOf(TradeView trade);

    /**
     * One status to come.
     *
     * @param afterNs how long after the match
     */
    record Step(long afterNs, TradeStatus status) {}
}
