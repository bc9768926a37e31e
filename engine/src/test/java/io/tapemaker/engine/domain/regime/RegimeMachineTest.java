package io.tapemaker.engine.domain.regime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "risk.regimes",
        milestone = Milestone.M4,
        kind = ProofKind.PROPERTY,
        title = "A market's regime is never looser than any input demands, is entered at once and left after its hold",
        invariants = {"risk.regime-never-looser", "risk.regime-equals-history"})
class RegimeMachineTest {

    private static final long MS = 1_000_000L;
    private static final RegimeSettings SETTINGS = new RegimeSettings(
            HoldTimes.DEFAULTS,
            new RegimeSettings.LeadTimes(100_000, 20_000),
            new RegimeSettings.LeadTimes(200_000, 50_000),
            1_000,
            600);
    private static final Set<RegimeReason> FOUND = EnumSet.of(
            RegimeReason.GAME_STARTING,
            RegimeReason.ENDING,
            RegimeReason.GAME_NEAR,
            RegimeReason.END_NEAR,
            RegimeReason.VOLATILITY_HIGH);

    /** What was given at one event. */
    private record Moment(Set<RegimeReason> given, long nowNs) {}

    /** The strictest demand of all history: of each reason that was given less than its hold time ago. */
    private static Regime byHistory(List<Moment> history) {
        Moment now = history.get(history.size() - 1);
        Regime strictest = Regime.NORMAL;
        for (Moment moment : history) {
            for (RegimeReason reason : moment.given()) {
                boolean holds = moment.equals(now)
                        || now.nowNs() - moment.nowNs() < SETTINGS.holds().ms(reason) * MS;
                if (holds && reason.demands().isStricterThan(strictest)) {
                    strictest = reason.demands();
                }
            }
        }
        return strictest;
    }

    /** Random inputs that drift: most reasons stay as they are from one event to the next. */
    private static final class Flow {
        final Random random;
        final RegimeInputs in = new RegimeInputs();
        final Set<RegimeReason> given = EnumSet.noneOf(RegimeReason.class);
        long nowNs = 1_000_000 * MS;
        long startNs = RegimeInputs.NEVER;
        long endNs = RegimeInputs.NEVER;
        long volatility;
        boolean turbulent;

        Flow(long seed) {
            random = new Random(seed);
        }

        Moment next() {
            nowNs += random.nextInt(5) == 0 ? random.nextLong(70_000) * MS : random.nextLong(1_500) * MS;
            if (random.nextBoolean()) {
                given.forEach(reason -> in.set(reason, false));
                given.clear();
            }
            RegimeReason reason = RegimeReason.values()[random.nextInt(RegimeReason.count())];
            if (!FOUND.contains(reason) && random.nextBoolean()) {
                in.set(reason, true);
                given.add(reason);
            }
            if (random.nextInt(40) == 0) {
                startNs = nowNs + random.nextLong(-50_000, 150_000) * MS;
                in.gameStartNs(startNs);
            }
            if (random.nextInt(40) == 0) {
                endNs = random.nextBoolean() ? RegimeInputs.NEVER : nowNs + random.nextLong(300_000) * MS;
                in.endNs(endNs);
            }
            volatility = random.nextInt(4) == 0 ? random.nextLong(1_200) : volatility;
            in.volatility(volatility);
            turbulent = volatility >= 1_000 || turbulent && volatility >= 600;
            Set<RegimeReason> all = EnumSet.noneOf(RegimeReason.class);
            all.addAll(given);
            found(all);
            return new Moment(all, nowNs);
        }

        private void found(Set<RegimeReason> all) {
            if (turbulent) {
                all.add(RegimeReason.VOLATILITY_HIGH);
            }
            if (startNs <= nowNs + 100_000 * MS) {
                all.add(RegimeReason.GAME_NEAR);
            }
            if (startNs <= nowNs + 20_000 * MS) {
                all.add(RegimeReason.GAME_STARTING);
            }
            if (endNs <= nowNs + 200_000 * MS) {
                all.add(RegimeReason.END_NEAR);
            }
            if (endNs <= nowNs + 50_000 * MS) {
                all.add(RegimeReason.ENDING);
            }
        }
    }

    private static byte[] state(RegimeMachine machine) {
        StateWriter out = new StateWriter();
        machine.write(out);
        return out.toByteArray();
    }

    private static RegimeMachine restored(RegimeMachine machine) {
        RegimeMachine twin = new RegimeMachine(SETTINGS);
        StateReader in = new StateReader(state(machine));
        twin.read(in);
        in.finish();
        assertArrayEquals(state(machine), state(twin));
        return twin;
    }

    @Property
    void theRegimeIsTheStrictestThatIsDemanded(@ForAll long seed) {
        Flow flow = new Flow(seed);
        RegimeMachine machine = new RegimeMachine(SETTINGS);
        List<Moment> history = new ArrayList<>();
        Regime before = Regime.NORMAL;
        long since = 0;
        for (int i = 0; i < 30; i++) {
            Moment moment = flow.next();
            history.add(moment);
            Regime regime = machine.update(flow.in, moment.nowNs());
            for (RegimeReason reason : moment.given()) {
                assertFalse(reason.demands().isStricterThan(regime), reason + " demands more than " + regime);
                assertTrue((machine.reasons() & reason.bit()) != 0);
            }
            assertEquals(byHistory(history), regime);
            RegimeReason reason = machine.reason();
            assertEquals(regime, reason == null ? Regime.NORMAL : reason.demands());
            since = regime == before ? since : moment.nowNs();
            assertEquals(since, machine.sinceNs());
            before = regime;
            machine = i % 7 == 3 ? restored(machine) : machine;
        }
        Invariants.checked("risk.regime-never-looser", 30);
        Invariants.checked("risk.regime-equals-history", 30);
    }

    /** Negative control: a machine without hold times is told apart, and one that forgets at a restart. */
    @Test
    void plantedFaultsAreSeen() {
        HoldTimes none = HoldTimes.DEFAULTS;
        for (RegimeReason reason : RegimeReason.values()) {
            none = none.with(reason, 0);
        }
        RegimeSettings flickering =
                new RegimeSettings(none, SETTINGS.gameStart(), SETTINGS.end(), 1_000, SETTINGS.volatilityLeave());
        int byHold = 0;
        int byRestart = 0;
        for (long seed = 0; seed < 500; seed++) {
            Flow flow = new Flow(seed);
            RegimeMachine quick = new RegimeMachine(flickering);
            RegimeMachine forgetful = new RegimeMachine(SETTINGS);
            List<Moment> history = new ArrayList<>();
            boolean quickDiffers = false;
            boolean forgetfulDiffers = false;
            for (int i = 0; i < 30; i++) {
                Moment moment = flow.next();
                history.add(moment);
                forgetful = i % 3 == 0 ? new RegimeMachine(SETTINGS) : forgetful;
                Regime expected = byHistory(history);
                quickDiffers |= quick.update(flow.in, moment.nowNs()) != expected;
                forgetfulDiffers |= forgetful.update(flow.in, moment.nowNs()) != expected;
            }
            byHold += quickDiffers ? 1 : 0;
            byRestart += forgetfulDiffers ? 1 : 0;
        }
        Figures.put("missingHoldSeenOf500", byHold);
        Figures.put("forgottenAtRestartSeenOf500", byRestart);
        assertTrue(byHold > 250 && byRestart > 100);
    }

    @Test
    void eachReasonDemandsItsRegimeAtOnce() {
        for (RegimeReason reason : RegimeReason.values()) {
            assertEquals(reason, RegimeReason.ofCode(reason.code()));
            if (FOUND.contains(reason)) {
                RegimeInputs in = new RegimeInputs();
                assertThrows(IllegalArgumentException.class, () -> in.set(reason, true));
                continue;
            }
            RegimeMachine machine = new RegimeMachine(SETTINGS);
            RegimeInputs in = new RegimeInputs();
            assertEquals(Regime.NORMAL, machine.update(in, 1));
            assertNull(machine.reason());
            in.set(reason, true);
            assertEquals(reason.demands(), machine.update(in, 2));
            assertEquals(reason, machine.reason());
            assertEquals(reason.bit(), machine.reasons());
            in.set(reason, false);
            long holdNs = SETTINGS.holds().ms(reason) * MS;
            if (holdNs > 0) {
                assertEquals(reason.demands(), machine.update(in, 2 + holdNs - 1));
            }
            assertEquals(Regime.NORMAL, machine.update(in, 2 + holdNs));
            assertEquals(2 + holdNs, machine.sinceNs());
            assertEquals(0, machine.reasons());
        }
        assertNull(RegimeReason.ofCode(RegimeReason.count()));
        assertNull(RegimeReason.ofCode(-1));
        Figures.put("reasons", RegimeReason.count());
    }

    @Test
    void theStrictestReasonIsNamedAndALooserOneRemains() {
        RegimeMachine machine = new RegimeMachine(SETTINGS);
        RegimeInputs in = new RegimeInputs();
        in.set(RegimeReason.REWARD_DOWNSIZE, true);
        in.set(RegimeReason.OPERATOR_FLATTEN, true);
        assertEquals(Regime.REDUCE_ONLY, machine.update(in, 10));
        in.set(RegimeReason.KILL_LATCHED, true);
        assertEquals(Regime.HALTED, machine.update(in, 20));
        assertEquals(RegimeReason.KILL_LATCHED, machine.reason());
        assertEquals(20, machine.sinceNs());
        in.set(RegimeReason.KILL_LATCHED, false);
        assertEquals(Regime.REDUCE_ONLY, machine.update(in, 30));
        in.clear();
        in.set(RegimeReason.REWARD_DOWNSIZE, true);
        assertEquals(Regime.WIDE, machine.update(in, 40));
        in.clear();
        assertEquals(Regime.NORMAL, machine.update(in, 40));
        assertEquals(Regime.NORMAL, machine.regime());
    }

    /** A reason that is given again holds from there on, and time that goes back lengthens nothing and ends nothing. */
    @Test
    void holdsAreCountedFromTheLastTimeGiven() {
        RegimeMachine machine = new RegimeMachine(SETTINGS);
        RegimeInputs in = new RegimeInputs();
        in.set(RegimeReason.JUMP, true);
        machine.update(in, 0);
        machine.update(in, 10_000 * MS);
        in.set(RegimeReason.JUMP, false);
        assertEquals(Regime.PULLED, machine.update(in, 39_999 * MS));
        assertEquals(Regime.PULLED, machine.update(in, 5));
        assertEquals(Regime.NORMAL, machine.update(in, 40_000 * MS));
        assertEquals(Regime.NORMAL, machine.update(in, 20_000 * MS), "nothing comes back either");
    }

    @Test
    void whatARegimeAllows() {
        List<Boolean> places = List.of(true, true, true, false, false);
        List<Boolean> reduces = List.of(false, false, true, true, true);
        for (Regime regime : Regime.values()) {
            assertEquals(regime, Regime.ofCode(regime.code()));
            assertEquals(places.get(regime.code()), regime.placesOrders());
            assertEquals(reduces.get(regime.code()), regime.reducesOnly());
            assertFalse(regime.isStricterThan(regime));
        }
        assertTrue(Regime.HALTED.isStricterThan(Regime.PULLED));
        assertNull(Regime.ofCode(5));
        assertNull(Regime.ofCode(-1));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RegimeSettings.LeadTimes(1, 2));
        assertThrows(IllegalArgumentException.class, () -> new RegimeSettings.LeadTimes(1, -1));
        assertThrows(IllegalArgumentException.class, () -> new RegimeSettings.LeadTimes(Long.MAX_VALUE, 0));
        RegimeSettings.LeadTimes times = new RegimeSettings.LeadTimes(2, 2);
        assertThrows(IllegalArgumentException.class, () -> new RegimeSettings(HoldTimes.DEFAULTS, times, times, 5, 6));
        assertThrows(IllegalArgumentException.class, () -> new RegimeSettings(HoldTimes.DEFAULTS, times, times, 5, 0));
        assertThrows(IllegalArgumentException.class, () -> new HoldTimes(List.of(1L)));
        assertThrows(IllegalArgumentException.class, () -> HoldTimes.DEFAULTS.with(RegimeReason.JUMP, -1));
        assertThrows(IllegalArgumentException.class, () -> HoldTimes.DEFAULTS.with(RegimeReason.JUMP, 86_400_001));
        assertEquals(
                86_400_000,
                HoldTimes.DEFAULTS.with(RegimeReason.JUMP, 86_400_000).ms(RegimeReason.JUMP));
        assertEquals(7_000, RegimeSettings.DEFAULTS.volatilityLeave());
    }

    @Test
    void nonsenseIsRefused() {
        byte[] good = state(new RegimeMachine(SETTINGS));
        RegimeMachine machine = new RegimeMachine(SETTINGS);
        machine.read(new StateReader(good));
        for (int[] change : new int[][] {{0, 5}, {0, 1}, {1, 200}, {1, 0}, {2, 1}}) {
            byte[] bad = good.clone();
            bad[change[0]] = (byte) change[1];
            assertThrows(StateFormatException.class, () -> machine.read(new StateReader(bad)));
        }
    }
}
