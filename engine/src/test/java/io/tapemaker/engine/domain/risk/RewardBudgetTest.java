package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.reward-budget",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "A market whose markout cost eats its rewards is downsized, then stopped, and comes back with "
                + "hysteresis; one fill trips nothing",
        invariants = {"risk.window-equals-list", "risk.budget-equals-rules"})
class RewardBudgetTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long DOLLAR = 1_000_000;
    private static final RewardBudgetSettings SETTINGS = new RewardBudgetSettings(3, 5 * DOLLAR, 50, 100, 80, 40);

    private record Entry(int column, long amount, long bucket) {}

    /** Sums by keeping everything. */
    @Property
    void theWindowEqualsAListOfEverything(@ForAll long seed) {
        Random random = new Random(seed);
        int full = random.nextInt(1, 5);
        RollingSums sums = new RollingSums(2, full, 10);
        List<Entry> entries = new ArrayList<>();
        long now = random.nextLong(-100, 100);
        long newest = Long.MIN_VALUE;
        for (int i = 0; i < 30; i++) {
            now += random.nextInt(6) == 0 ? random.nextLong(-30, 80) : random.nextLong(8);
            newest = Math.max(newest, Math.floorDiv(now, 10L));
            if (random.nextInt(4) == 0) {
                sums.advance(now);
            } else {
                Entry entry = new Entry(random.nextInt(2), random.nextLong(-5, 20), newest);
                entries.add(entry);
                sums.add(entry.column(), entry.amount(), now);
            }
            for (int column = 0; column < 2; column++) {
                long expected = 0;
                for (Entry entry : entries) {
                    expected += entry.column() == column && entry.bucket() >= newest - full ? entry.amount() : 0;
                }
                assertEquals(expected, sums.sum(column));
            }
            sums = random.nextInt(5) == 0 ? restored(sums, full) : sums;
        }
        Invariants.checked("risk.window-equals-list", 30);
    }

    private static RollingSums restored(RollingSums sums, int full) {
        StateWriter out = new StateWriter();
        sums.write(out);
        RollingSums twin = new RollingSums(2, full, 10);
        StateReader in = new StateReader(out.toByteArray());
        twin.read(in);
        in.finish();
        return twin;
    }

    /** The state by its rules, from the sums in exact decimals. */
    private static RewardBudgetState judged(RewardBudgetState before, long reward, long cost) {
        if (cost < SETTINGS.minCostE6()) {
            return RewardBudgetState.OK;
        }
        double share = reward <= 0 ? Double.POSITIVE_INFINITY : (double) cost / reward;
        double stop = before == RewardBudgetState.STOP ? 0.8 : 1.0;
        double downsize = before == RewardBudgetState.OK ? 0.5 : 0.4;
        if (share >= stop) {
            return RewardBudgetState.STOP;
        }
        return share >= downsize ? RewardBudgetState.DOWNSIZE : RewardBudgetState.OK;
    }

    @Property
    void theStateFollowsItsRules(@ForAll long seed) {
        Random random = new Random(seed);
        RewardBudget budget = new RewardBudget(SETTINGS);
        RewardBudgetState state = RewardBudgetState.OK;
        long now = 0;
        for (int i = 0; i < 40; i++) {
            now += random.nextLong(HOUR / 2);
            int choice = random.nextInt(5);
            if (choice == 0) {
                budget.advance(now);
            } else if (choice < 3) {
                budget.earned(random.nextLong(8) * DOLLAR, now);
            } else {
                budget.lost(random.nextLong(-3, 6) * DOLLAR, now);
            }
            state = judged(state, budget.rewardE6(), budget.costE6());
            assertEquals(state, budget.state());
            if (random.nextInt(6) == 0) {
                StateWriter out = new StateWriter();
                budget.write(out);
                budget = new RewardBudget(SETTINGS);
                StateReader in = new StateReader(out.toByteArray());
                budget.read(in);
                in.finish();
                StateWriter again = new StateWriter();
                budget.write(again);
                assertArrayEquals(out.toByteArray(), again.toByteArray());
            }
        }
        Invariants.checked("risk.budget-equals-rules", 40);
    }

    @Test
    void downsizedThenStoppedThenBack() {
        RewardBudget budget = new RewardBudget(SETTINGS);
        budget.earned(20 * DOLLAR, 0);
        budget.lost(10 * DOLLAR - 1, 1);
        assertEquals(RewardBudgetState.OK, budget.state());
        assertEquals(100, budget.sizePercent());
        budget.lost(1, 2);
        assertEquals(RewardBudgetState.DOWNSIZE, budget.state());
        assertEquals(40, budget.sizePercent());
        budget.lost(10 * DOLLAR, 3);
        assertEquals(RewardBudgetState.STOP, budget.state());
        assertEquals(0, budget.sizePercent());
        budget.earned(5 * DOLLAR, 4);
        assertEquals(RewardBudgetState.STOP, budget.state(), "20 of 25 is still 80 percent");
        budget.earned(1, 5);
        assertEquals(RewardBudgetState.DOWNSIZE, budget.state());
        budget.earned(25 * DOLLAR - 1, 6);
        assertEquals(RewardBudgetState.DOWNSIZE, budget.state(), "20 of 50 is still 40 percent");
        budget.earned(1, 7);
        assertEquals(RewardBudgetState.OK, budget.state());
    }

    @Test
    void oneFillTripsNothingAndTheWindowForgets() {
        RewardBudget budget = new RewardBudget(SETTINGS);
        budget.lost(5 * DOLLAR - 1, 0);
        assertEquals(RewardBudgetState.OK, budget.state());
        budget.lost(1, 0);
        assertEquals(RewardBudgetState.STOP, budget.state());
        budget.advance(4 * HOUR - 1);
        assertEquals(RewardBudgetState.STOP, budget.state());
        budget.advance(4 * HOUR);
        assertEquals(RewardBudgetState.OK, budget.state());
        assertEquals(0, budget.costE6());
        RewardBudget free = new RewardBudget(new RewardBudgetSettings(3, 0, 50, 100, 80, 40));
        free.lost(0, 0);
        assertEquals(RewardBudgetState.OK, free.state());
        free.lost(-1, 0);
        assertEquals(RewardBudgetState.OK, free.state());
    }

    /** Negative control: a budget without hysteresis leaves its states at other moments. */
    @Test
    void missingHysteresisIsSeen() {
        RewardBudgetSettings none = new RewardBudgetSettings(3, 5 * DOLLAR, 50, 100, 100, 40);
        int seen = 0;
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            RewardBudget budget = new RewardBudget(none);
            RewardBudgetState state = RewardBudgetState.OK;
            boolean differs = false;
            for (int i = 0; i < 40; i++) {
                budget.earned(random.nextLong(8) * DOLLAR, i * HOUR / 4);
                budget.lost(random.nextLong(-3, 8) * DOLLAR, i * HOUR / 4);
                state = judged(state, budget.rewardE6(), budget.costE6());
                differs |= state != budget.state();
            }
            seen += differs ? 1 : 0;
        }
        Figures.put("missingHysteresisSeenOf500", seen);
        assertTrue(seen > 50, "only " + seen);
    }

    @Test
    void nonsenseIsRefused() {
        StateWriter out = new StateWriter();
        new RewardBudget(SETTINGS).write(out);
        byte[] bytes = out.toByteArray();
        bytes[0] = 3;
        RewardBudget budget = new RewardBudget(SETTINGS);
        assertThrows(StateFormatException.class, () -> budget.read(new StateReader(bytes)));
    }
}
