package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.allocation",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Scoring, estimating the competition, booking samples over days and pricing fees allocate nothing")
class RewardsAllocationTest {

    private static final int STEPS = 5_000;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int MEASURED_ROUNDS = 5;
    private static final int LEVELS = 100;

    private final RewardTerms terms = new RewardTerms(20_000_000, 300, 20_000_000, 10_000, 30_000, 0);
    private final FeeTerms feeTerms = new FeeTerms(70_000, 2, 2_000);
    private final LevelArray bids = new LevelArray();
    private final LevelArray asks = new LevelArray();
    private final OthersBook others = new OthersBook();
    private final CompetitionEstimate estimate = new CompetitionEstimate();
    private final MakerScore own = new MakerScore();
    private final RewardDay day = new RewardDay();
    private final Fees fees = new Fees();
    private byte @Nullable [] leak;
    private long nowNs;
    private long spent;

    private void step(int i, boolean leaking) {
        nowNs += RewardDay.NS_PER_MINUTE;
        long midpointX2E4 = Scoring.adjustedMidpointX2E4(bids, asks, terms.minSizeE6());
        others.copy(bids, asks);
        others.takeOut(0, Side.BUY, 4_900, 30_000_000);
        others.takeOut(1, Side.BUY, 4_900, 30_000_000);
        estimate.estimate(others.bids(), others.asks(), midpointX2E4, terms);
        own.start(midpointX2E4, terms);
        own.add(0, Side.BUY, 4_900, 30_000_000, i);
        own.add(1, Side.BUY, 4_900, 30_000_000, i);
        day.advance(nowNs);
        day.onSample(nowNs, own.qMin(), estimate.upper(), estimate.nominalLower(), terms.ratePerDayE6());
        spent += fees.takerFeeE5(feeTerms, 4_000 + i % 2_000, 30_000_000) + fees.makerRebateE6(feeTerms, 4_000, i);
        if (leaking) {
            leak = new byte[1];
        }
    }

    /** The least that a round allocated: what the virtual machine does for itself once in a while is none of ours. */
    private long allocated(boolean leaking) {
        for (int i = 0; i < LEVELS; i++) {
            bids.add(4_990 - 10L * i, 50_000_000);
            asks.add(5_010 + 10L * i, 50_000_000);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP_ROUNDS + MEASURED_ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < STEPS; i++) {
                step(i, leaking);
            }
            long bytes = threads.getThreadAllocatedBytes(self) - before;
            if (round >= WARM_UP_ROUNDS) {
                least = Math.min(least, bytes);
            }
        }
        assertTrue(day.finished().utcDay() > 0 && day.expectedTodayE6() > 0 && spent > 0);
        return least;
    }

    @Test
    void nothing() {
        long bytes = allocated(false);
        Figures.put("bytesPerRound", bytes);
        assertEquals(0, bytes);
    }

    /** Negative control: one small object a step is seen. */
    @Test
    void aLeakIsSeen() {
        long bytes = allocated(true);
        Figures.put("bytesPerRound.leaking", bytes);
        assertTrue(bytes >= 16L * STEPS, "only " + bytes);
        assertTrue(leak != null && leak.length == 1);
    }
}
