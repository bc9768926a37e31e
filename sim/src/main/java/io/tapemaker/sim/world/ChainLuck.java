package io.tapemaker.sim.world;

import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** How trades fare on the chain: mined in seconds and confirmed soon after, but some are tried again, and some fail. */
final class ChainLuck implements SettlementPlan {

    private static final long SECOND_NS = 1_000_000_000L;

    private final SeededRandom random;
    private final int failedPercent;
    private final FaultCounts faults;

    ChainLuck(WorldPlan plan, FaultCounts faults) {
        this.random = SeededRandom.named(plan.seed(), "chain");
        this.failedPercent = plan.faults().tradesFailedPercent();
        this.faults = faults;
    }

    @Override
    public List<Step> stepsOf(TradeView trade) {
        List<Step> steps = new ArrayList<>();
        long afterNs = random.between(1, 4) * SECOND_NS;
        if (random.percent(failedPercent)) {
            steps.add(new Step(afterNs, TradeStatus.RETRYING));
            afterNs += random.between(2, 30) * SECOND_NS;
            boolean fails = random.percent(50);
            if (fails) {
                faults.happened(FaultKind.TRADE_FAILED);
                steps.add(new Step(afterNs, TradeStatus.FAILED));
                return steps;
            }
        }
        steps.add(new Step(afterNs, TradeStatus.MINED));
        steps.add(new Step(afterNs + random.between(1, 10) * SECOND_NS, TradeStatus.CONFIRMED));
        return steps;
    }
}
