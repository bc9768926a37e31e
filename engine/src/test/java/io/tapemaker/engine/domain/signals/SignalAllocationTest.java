package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signals.allocation",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Taking events over and reading every estimate allocates nothing")
class SignalAllocationTest {

    private static final int STEPS = 3_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int MEASURED_ROUNDS = 4;

    private byte @Nullable [] leak;

    private static double read(MarketSignals signals) {
        double sum = signals.fairValueX2E4() + signals.micropriceE4() + signals.volatilityE4();
        for (int side = 0; side < 2; side++) {
            Side taker = side == 0 ? Side.BUY : Side.SELL;
            sum += signals.tradesPerSecond(taker) + signals.meanTradeSizeE6(taker) + signals.adverseMoveE4(taker);
            sum += FillModel.sharesPerSecond(
                    signals.tradesPerSecond(taker),
                    signals.meanTradeSizeE6(taker),
                    (double) signals.nearDepthE6(taker),
                    1e8);
        }
        return sum + signals.ownMarkoutCostE6() + (signals.isJump() || signals.isSweep() ? 1 : 0);
    }

    /** The least that a round allocated: what the virtual machine does for itself once in a while is none of ours. */
    private long allocated(boolean leaking) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int rounds = WARM_UP_ROUNDS + MEASURED_ROUNDS;
        List<SignalEvent> events = SignalFlow.of(7, rounds * STEPS);
        MarketSignals signals = new MarketSignals(SignalFlow.settings(7));
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        double sum = 0;
        for (int round = 0; round < rounds; round++) {
            long bytes = 0;
            for (int i = round * STEPS; i < (round + 1) * STEPS; i++) {
                SignalEvent event = events.get(i);
                long before = threads.getThreadAllocatedBytes(self);
                event.applyTo(signals);
                sum += read(signals);
                if (leaking) {
                    leak = new byte[1];
                }
                bytes += threads.getThreadAllocatedBytes(self) - before;
            }
            least = round < WARM_UP_ROUNDS ? least : Math.min(least, bytes);
        }
        assertTrue(sum > 0 && signals.count(SignalCounter.FILLS_REVERSED) > 0);
        return least;
    }

    @Test
    void nothingIsAllocated() {
        long bytes = allocated(false);
        Figures.put("bytesPerRound", bytes);
        assertEquals(0, bytes);
    }

    /** Negative control: one small object an event is seen. */
    @Test
    void aLeakIsSeen() {
        long bytes = allocated(true);
        Figures.put("bytesPerRound.leaking", bytes);
        assertTrue(bytes >= 16L * STEPS, "only " + bytes);
        assertTrue(leak != null && leak.length == 1);
    }
}
