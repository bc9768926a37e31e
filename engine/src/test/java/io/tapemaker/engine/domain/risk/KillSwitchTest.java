package io.tapemaker.engine.domain.risk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.regime.Regime;
import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.kill-latch",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "From each trigger on nothing is placed, cancel-all goes out in the same event, only an operator opens "
                + "the latch, and it outlives a restart at any event",
        invariants = {"risk.kill-no-place", "risk.kill-cancel-all-at-once", "risk.kill-operator-only"})
class KillSwitchTest {

    private static final long SECOND = 1_000_000_000L;

    /** What drives a latch through random events and judges it by the rules alone. */
    private static final class Driver {
        final Random random;
        final boolean executor;
        final boolean restarts;
        KillSwitch kill;
        boolean latched;
        boolean armed;
        int conditions;
        long nowNs = 1;
        long lastCancelNs;
        long latchedFor;

        Driver(long seed, boolean restarts) {
            this.random = new Random(seed);
            this.executor = random.nextBoolean();
            this.restarts = restarts;
            this.kill = new KillSwitch(executor, 1_000);
        }

        /** One event: what it says, then cancel-all, then an attempt to place. Returns what was wrong, or nothing. */
        String event() {
            nowNs += random.nextLong(SECOND);
            boolean before = latched;
            RearmVerdict operator = happen();
            if (operator == RearmVerdict.REARMED) {
                boolean allowed = before && (armed || !executor) && conditions == 0;
                latched = false;
                if (!allowed) {
                    return "re-armed although it must not be";
                }
            }
            if (kill.latched() != latched) {
                return "latched is " + kill.latched() + " and should be " + latched;
            }
            int open = random.nextInt(2);
            boolean sent = kill.takeCancelAll(open, nowNs);
            boolean due = latched && (!before || open > 0 && nowNs - lastCancelNs >= SECOND);
            if (sent != due) {
                return "cancel-all sent: " + sent + ", due: " + due;
            }
            lastCancelNs = sent ? nowNs : lastCancelNs;
            latchedFor += latched ? 1 : 0;
            boolean mayPlace = !latched && (armed || !executor);
            if (kill.mayPlace() != mayPlace || (place() == RiskVerdict.PASSED) != mayPlace) {
                return "may place: " + kill.mayPlace() + ", should: " + mayPlace;
            }
            if (restarts && random.nextInt(3) == 0) {
                kill = restored(kill, executor);
            }
            return "";
        }

        /** Returns what the operator was told, if it was the operator. */
        private RearmVerdict happen() {
            int choice = random.nextInt(8);
            if (choice == 0) {
                KillTrigger[] triggers = KillTrigger.values();
                kill.trip(triggers[random.nextInt(triggers.length)], choice, nowNs);
                latched = true;
            } else if (choice == 1) {
                conditions = random.nextInt(4) == 0 ? 1 << random.nextInt(9) : 0;
                kill.conditions(conditions, 0, nowNs);
                latched |= conditions != 0;
            } else if (choice == 2) {
                armed = random.nextInt(3) != 0;
                kill.executorArmed(armed, nowNs);
                latched |= executor && !armed;
            } else if (choice == 3) {
                return kill.rearm();
            }
            return RearmVerdict.NOT_LATCHED;
        }

        private RiskVerdict place() {
            ExposureBook book = new ExposureBook(ExposureLimits.DEFAULTS);
            book.know(0);
            return new OrderGate(book, kill)
                    .check(new OrderFacts().set(0, Regime.NORMAL, 0, Side.BUY, 5_000, 1_000_000));
        }
    }

    private static byte[] state(KillSwitch kill) {
        StateWriter out = new StateWriter();
        kill.write(out);
        return out.toByteArray();
    }

    private static KillSwitch restored(KillSwitch kill, boolean executor) {
        KillSwitch twin = new KillSwitch(executor, 1_000);
        StateReader in = new StateReader(state(kill));
        twin.read(in);
        in.finish();
        assertArrayEquals(state(kill), state(twin));
        return twin;
    }

    @Property
    void theLatchKeepsItsRules(@ForAll long seed, @ForAll boolean restarts) {
        Driver driver = new Driver(seed, restarts);
        for (int i = 0; i < 40; i++) {
            assertEquals("", driver.event());
        }
        Invariants.checked("risk.kill-no-place", driver.latchedFor);
        Invariants.checked("risk.kill-cancel-all-at-once", 40);
        Invariants.checked("risk.kill-operator-only", driver.latchedFor);
    }

    /** Each trigger, one by one: latched in the event that shows it, with cancel-all in it, and kept until re-armed. */
    @Test
    void eachTriggerLatchesAtOnce() {
        for (KillTrigger trigger : KillTrigger.values()) {
            KillSwitch kill = new KillSwitch(true, 1_000);
            assertFalse(kill.executorArmed(true, 1));
            assertTrue(kill.mayPlace());
            assertTrue(kill.conditions(trigger.bit(), 42, 7));
            assertFalse(kill.mayPlace());
            assertTrue(kill.takeCancelAll(0, 7));
            assertFalse(kill.takeCancelAll(9, 7));
            assertEquals(trigger, kill.trigger());
            assertEquals(42, kill.detail());
            assertEquals(7, kill.sinceNs());
            assertEquals(trigger.bit(), kill.conditions());
            assertEquals(RearmVerdict.CONDITION_HOLDS, kill.rearm());
            assertFalse(kill.conditions(0, 0, 8));
            assertTrue(restored(kill, true).latched());
            assertEquals(RearmVerdict.REARMED, kill.rearm());
            assertTrue(kill.mayPlace());
            assertEquals(1, kill.timesLatched());
            assertTrue(kill.trip(trigger, 43, 9));
            assertEquals(2, kill.timesLatched());
        }
        Figures.put("triggers", KillTrigger.values().length);
    }

    @Test
    void theFirstTriggerIsKept() {
        KillSwitch kill = new KillSwitch(false, 1_000);
        assertNull(kill.trigger());
        assertTrue(kill.trip(KillTrigger.INVARIANT_BREACH, 3, 10));
        assertFalse(kill.trip(KillTrigger.OPERATOR, 4, 11));
        assertFalse(kill.conditions(KillTrigger.DAILY_LOSS.bit(), 5, 12));
        assertEquals(KillTrigger.INVARIANT_BREACH, kill.trigger());
        assertEquals(3, kill.detail());
        assertEquals(10, kill.sinceNs());
        assertEquals(RearmVerdict.CONDITION_HOLDS, kill.rearm());
    }

    @Test
    void theFirstOfSeveralConditionsIsNamed() {
        KillSwitch kill = new KillSwitch(false, 1_000);
        assertTrue(kill.conditions(KillTrigger.DRAWDOWN.bit() | KillTrigger.USER_STREAM.bit(), 0, 1));
        assertEquals(KillTrigger.USER_STREAM, kill.trigger());
    }

    @Test
    void theExecutorIsReArmedFirst() {
        KillSwitch kill = new KillSwitch(true, 1_000);
        assertFalse(kill.mayPlace());
        assertEquals(RearmVerdict.NOT_LATCHED, kill.rearm());
        assertTrue(kill.executorArmed(false, 5));
        assertEquals(KillTrigger.EXECUTOR_LATCHED, kill.trigger());
        assertEquals(RearmVerdict.EXECUTOR_NOT_ARMED, kill.rearm());
        assertFalse(kill.executorArmed(true, 6));
        assertFalse(kill.mayPlace());
        assertEquals(RearmVerdict.REARMED, kill.rearm());
        assertTrue(kill.mayPlace());
        KillSwitch alone = new KillSwitch(false, 1_000);
        assertFalse(alone.executorArmed(false, 5));
        assertTrue(alone.mayPlace());
    }

    @Test
    void cancelAllIsRepeatedWhileOrdersAreOpen() {
        KillSwitch kill = new KillSwitch(false, 1_000);
        assertFalse(kill.takeCancelAll(5, 0));
        kill.trip(KillTrigger.OPERATOR, 0, 10 * SECOND);
        assertTrue(kill.takeCancelAll(3, 10 * SECOND));
        assertFalse(kill.takeCancelAll(3, 11 * SECOND - 1));
        assertTrue(kill.takeCancelAll(3, 11 * SECOND));
        assertFalse(kill.takeCancelAll(0, 20 * SECOND));
        assertTrue(kill.takeCancelAll(1, 20 * SECOND));
        kill.rearm();
        assertFalse(kill.takeCancelAll(1, 40 * SECOND));
    }

    @Test
    void aNewSessionHearsTheExecutorAnewAndCancelsAgain() {
        KillSwitch kill = new KillSwitch(true, 1_000);
        kill.executorArmed(true, 1);
        kill.newSession();
        assertFalse(kill.mayPlace());
        assertFalse(kill.latched());
        assertFalse(kill.takeCancelAll(0, 2));
        kill.executorArmed(true, 3);
        kill.trip(KillTrigger.OPERATOR, 0, 4);
        assertTrue(kill.takeCancelAll(0, 4));
        kill.newSession();
        assertTrue(kill.takeCancelAll(0, 4));
        assertEquals(RearmVerdict.EXECUTOR_NOT_ARMED, kill.rearm());
    }

    @Test
    void nonsenseIsRefused() {
        byte[] state = state(new KillSwitch(false, 1_000));
        state[0] = 77;
        KillSwitch kill = new KillSwitch(false, 1_000);
        assertThrows(StateFormatException.class, () -> kill.read(new StateReader(state)));
        Set<Integer> codes = new HashSet<>();
        for (RearmVerdict verdict : RearmVerdict.values()) {
            codes.add(verdict.code());
        }
        assertEquals(RearmVerdict.values().length, codes.size());
    }

    /** Negative control: latches with a fault each are all found by the same driver. */
    @Test
    void plantedLatchFaultsAreFound() {
        for (PlantedLatch.Fault fault : PlantedLatch.Fault.values()) {
            long seeds = 1;
            while (seeds < 1_000 && !isFound(seeds, fault)) {
                seeds++;
            }
            Figures.put("seedsToFind." + fault, seeds);
            assertTrue(seeds < 1_000, fault + " was not found");
        }
    }

    private static boolean isFound(long seed, PlantedLatch.Fault fault) {
        Driver driver = new Driver(seed, false);
        PlantedLatch planted = new PlantedLatch(fault, driver.executor);
        for (int i = 0; i < 40; i++) {
            driver.kill = planted.before(driver.kill, driver.nowNs);
            if (!driver.event().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
