package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.regime.RegimeInputs;
import io.tapemaker.engine.domain.regime.RegimeMachine;
import io.tapemaker.engine.domain.regime.RegimeReason;
import io.tapemaker.engine.domain.regime.RegimeSettings;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.allocation",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "A step through exposure, room, gate, watchdogs, losses, budgets and regimes allocates nothing")
class RiskAllocationTest {

    private static final int MARKETS = 200;
    private static final int EVENTS = 20_000;
    private static final long SHARE = 1_000_000;

    private final ExposureBook book = new ExposureBook(ExposureLimits.DEFAULTS);
    private final KillSwitch kill = new KillSwitch(false, 1_000);
    private final OrderGate gate = new OrderGate(book, kill);
    private final OrderFacts facts = new OrderFacts();
    private final Room room = new Room();
    private final MarketExposure exposure = new MarketExposure();
    private final Watchdogs dogs = new Watchdogs(StalenessSettings.DEFAULTS);
    private final DailyLoss daily = new DailyLoss(LossLimits.DEFAULTS.dailyLossE6());
    private final Drawdown drawdown = new Drawdown(LossLimits.DEFAULTS.drawdownE6());
    private final RewardBudget budget = new RewardBudget(RewardBudgetSettings.DEFAULTS);
    private final FailedTrades failed = new FailedTrades(FailedTradeSettings.DEFAULTS);
    private final RegimeInputs inputs = new RegimeInputs();
    private final RegimeMachine machine = new RegimeMachine(RegimeSettings.DEFAULTS);
    private int passed;
    private @Nullable Object leak;

    private void event(int i, long nowNs) {
        int market = i % MARKETS;
        int conditions = dogs.check(nowNs) | (daily.reached() ? KillTrigger.DAILY_LOSS.bit() : 0);
        kill.conditions(conditions, dogs.detail(), nowNs);
        dogs.connectionSeen(i % 4, nowNs);
        dogs.marketSeen(market, nowNs);
        daily.mark(i % 1_000, nowNs);
        drawdown.mark(i % 1_000);
        budget.earned(i % 3, nowNs);
        budget.lost(i % 2, nowNs);
        failed.onTrade(nowNs);
        inputs.set(RegimeReason.STALE_ASSET, dogs.marketStale(market, nowNs));
        inputs.set(RegimeReason.JUMP, i % 50 == 0);
        inputs.set(RegimeReason.QUARANTINED, failed.quarantined(nowNs));
        machine.update(inputs, nowNs);
        exposure.clear();
        exposure.held(0, 50 * SHARE, 20 * SHARE);
        exposure.order(1, Side.BUY, 4_000 + i % 100, 10 * SHARE);
        book.set(market, exposure);
        book.room(market, book.of(market), Regime.NORMAL, true, true, room);
        long size = Math.min(SHARE, room.buyE6(true, 5_000));
        if (gate.check(facts.set(market, Regime.NORMAL, 0, Side.BUY, 5_000, size)) == RiskVerdict.PASSED) {
            book.add(market, 0, Side.BUY, 5_000, size);
            passed++;
        }
        if (kill.takeCancelAll(book.openOrders(), nowNs)) {
            kill.rearm();
        }
    }

    /** The least that a round allocated: what the virtual machine does for itself once in a while is none of ours. */
    private long allocated(boolean leaking) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int market = 0; market < MARKETS; market++) {
            book.group(market / 8, true);
            book.join(market, market / 8, true);
            dogs.marketSeen(market, 1);
        }
        book.limits(new ExposureLimits(
                ExposureLimits.DEFAULTS.order(),
                ExposureLimits.DEFAULTS.market(),
                ExposureLimits.DEFAULTS.group(),
                new ExposureLimits.Total(Money.MAX_E6, 100_000)));
        long self = Thread.currentThread().getId();
        long nowNs = 1_000;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(self);
            for (int i = 0; i < EVENTS; i++) {
                nowNs += 1_000_000;
                event(i, nowNs);
                if (leaking) {
                    leak = new Object();
                }
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        return least;
    }

    @Test
    void aStepAllocatesNothing() {
        long bytes = allocated(false);
        Figures.put("bytesPerRound", bytes);
        Figures.put("ordersPassed", passed);
        assertEquals(0, bytes);
        assertTrue(passed > EVENTS, "only " + passed);
    }

    /** Negative control: one small object an event is seen. */
    @Test
    void aLeakIsSeen() {
        long bytes = allocated(true);
        Figures.put("bytesPerRound.leaking", bytes);
        assertTrue(bytes >= 16L * EVENTS && leak != null, "only " + bytes);
    }
}
