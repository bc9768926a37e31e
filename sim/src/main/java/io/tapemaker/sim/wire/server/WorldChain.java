package io.tapemaker.sim.wire.server;

import io.tapemaker.sim.venue.SettlementPlan;
import io.tapemaker.sim.venue.TradeStatus;
import io.tapemaker.sim.venue.TradeView;
import io.tapemaker.sim.workload.SeededRandom;
import java.util.List;

/** How trades fare on the chain: mined in seconds, confirmed soon after, but for those that a fault makes ghosts of. */
final class WorldChain implements SettlementPlan {

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;
    private static final long RETRY_NS = 10 * SECOND;

    private final SeededRandom random;
    private final FaultBook faults;

    WorldChain(long seed, FaultBook faults) {
        this.random = SeededRandom.named(seed, "chain");
        this.faults = faults;
    }

    @Override
    public List<Step> stepsOf(TradeView trade) {
        long minedNs = random.between(1, 4) * SECOND;
        long confirmedNs = minedNs + random.between(1, 10) * SECOND;
        Fault ghost = faults.ofTrade();
        if (ghost == null) {
            return List.of(new Step(minedNs, TradeStatus.MINED), new Step(confirmedNs, TradeStatus.CONFIRMED));
        }
        long failedNs = ghost.millis() * MILLISECOND;
        return failedNs == 0
                ? List.of()
                : List.of(
                        new Step(Math.min(RETRY_NS, failedNs), TradeStatus.RETRYING),
                        new Step(Math.max(RETRY_NS, failedNs), TradeStatus.FAILED));
    }
}
