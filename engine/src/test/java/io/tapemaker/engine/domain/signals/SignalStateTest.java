package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signals.state",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Signals restored at any event go on the same, equal runs have equal bytes, and memory is bounded",
        invariants = "signals.state-restores")
class SignalStateTest {

    private static final int PRINTS = 40;
    private static final int PRINT_BYTES = 25;
    private static final int FILL_BYTES = 66;

    /** Both rolling costs, all windows full, and what is small. */
    private static final int OTHER_BYTES = 6_000;

    @Property(tries = 1_500)
    void aRestoredStateGoesOnTheSame(@ForAll long seed, @ForAll @IntRange(max = 80) int at) {
        SignalSettings settings = SignalFlow.settings(seed);
        List<SignalEvent> events = SignalFlow.of(seed, 120);
        MarketSignals signals = SignalEvent.run(settings, events.subList(0, at));
        byte[] state = SignalEvent.stateOf(signals);
        MarketSignals twin = SignalEvent.restored(settings, state);
        assertArrayEquals(state, SignalEvent.stateOf(twin));
        assertEquals(SignalEvent.outputs(signals), SignalEvent.outputs(twin));
        for (SignalEvent event : events.subList(at, 120)) {
            event.applyTo(signals);
            event.applyTo(twin);
            assertEquals(SignalEvent.outputs(signals), SignalEvent.outputs(twin));
        }
        assertArrayEquals(SignalEvent.stateOf(signals), SignalEvent.stateOf(twin));
        Invariants.checked("signals.state-restores", 1);
    }

    /** A used object takes a state over as a new one does: nothing of its own past stays. */
    @Property(tries = 500)
    void aUsedObjectForgets(@ForAll long seed) {
        SignalSettings settings = SignalFlow.settings(seed);
        List<SignalEvent> events = SignalFlow.of(seed, 80);
        byte[] state = SignalEvent.stateOf(SignalEvent.run(settings, events.subList(0, 20)));
        MarketSignals used = SignalEvent.run(settings, SignalFlow.of(seed + 1, 60));
        used.read(new StateReader(state));
        MarketSignals fresh = SignalEvent.restored(settings, state);
        for (SignalEvent event : events.subList(20, 80)) {
            event.applyTo(used);
            event.applyTo(fresh);
        }
        assertArrayEquals(SignalEvent.stateOf(fresh), SignalEvent.stateOf(used));
    }

    @Property(tries = 500)
    void equalRunsHaveEqualBytes(@ForAll long seed) {
        SignalSettings settings = SignalFlow.settings(seed);
        byte[] state = SignalEvent.stateOf(SignalEvent.run(settings, SignalFlow.of(seed, 80)));
        MarketSignals again = new MarketSignals(settings);
        for (SignalEvent event : SignalFlow.of(seed, 80)) {
            event.applyTo(again);
            // Reading estimates, and writing the state, must not change what follows.
            SignalEvent.outputs(again);
            SignalEvent.stateOf(again);
        }
        assertArrayEquals(state, SignalEvent.stateOf(again));
    }

    /** Negative control: a run without one of the prints has other bytes. */
    @Property(tries = 100)
    void aLostPrintShows(@ForAll long seed) {
        List<SignalEvent> events = SignalFlow.of(seed, 60);
        MarketSignals whole = new MarketSignals(SignalSettings.DEFAULTS);
        MarketSignals less = new MarketSignals(SignalSettings.DEFAULTS);
        boolean lost = false;
        for (SignalEvent event : events) {
            event.applyTo(whole);
            if (event instanceof SignalEvent.Print && !lost) {
                lost = true;
            } else {
                event.applyTo(less);
            }
        }
        assertEquals(!lost, Arrays.equals(SignalEvent.stateOf(whole), SignalEvent.stateOf(less)));
    }

    @Property(tries = 300)
    void aCutStateIsRefused(@ForAll long seed, @ForAll @IntRange(max = 1_000_000) int cut) {
        byte[] state = SignalEvent.stateOf(SignalEvent.run(SignalSettings.DEFAULTS, SignalFlow.of(seed, 60)));
        byte[] shorter = Arrays.copyOf(state, cut % state.length);
        assertThrows(StateFormatException.class, () -> SignalEvent.restored(SignalSettings.DEFAULTS, shorter));
    }

    /** Whatever a byte is changed to: the state is refused as such, or read and usable. */
    @Property(tries = 2_000)
    void aDamagedStateNeverBreaksTheReader(
            @ForAll long seed, @ForAll @IntRange(max = 1_000_000) int at, @ForAll byte damage) {
        SignalSettings settings = SignalFlow.settings(seed);
        byte[] state = SignalEvent.stateOf(SignalEvent.run(settings, SignalFlow.of(seed, 60)));
        state[at % state.length] ^= damage;
        try {
            MarketSignals read = SignalEvent.restored(settings, state);
            assertFalse(SignalEvent.outputs(read).isEmpty());
        } catch (StateFormatException refused) {
            assertTrue(refused.toString().contains("byte"));
        }
    }

    @Test
    void memoryIsBounded() {
        SignalSettings usual = SignalSettings.DEFAULTS;
        SignalSettings settings = new SignalSettings(
                usual.volatilities(),
                usual.flow(),
                new SignalSettings.Markout(
                        1,
                        1,
                        300 * SignalFlow.SECOND_NS,
                        0,
                        PRINTS,
                        usual.markout().prior()),
                usual.ownFills(),
                usual.jump(),
                usual.sweep(),
                usual.steps());
        int most = PRINTS * PRINT_BYTES + usual.ownFills().remembered() * FILL_BYTES + OTHER_BYTES;
        int longest = 0;
        MarketSignals signals = new MarketSignals(settings);
        StateWriter out = new StateWriter();
        for (SignalEvent event : SignalFlow.of(4, 20_000)) {
            event.applyTo(signals);
            out.clear();
            signals.write(out);
            longest = Math.max(longest, out.length());
            assertTrue(signals.pendingPrints() <= PRINTS);
        }
        Figures.put("longestStateBytes", longest);
        assertTrue(longest <= most, "grew to " + longest);
        // Both rings were full, and much more than they hold went through them.
        assertEquals(PRINTS, signals.pendingPrints());
        assertEquals(usual.ownFills().remembered(), signals.rememberedFills());
        assertTrue(signals.count(SignalCounter.PRINTS_RESOLVED_EARLY) > 100 * PRINTS);
    }

    @Test
    void nonsenseIsRefused() {
        StateWriter out = new StateWriter();
        out.putInt(2);
        out.putLong(5);
        out.putLong(10);
        out.putLong(6);
        out.putLong(11);
        assertThrows(StateFormatException.class, () -> new SlidingMax(100).read(new StateReader(out.toByteArray())));
        out.clear();
        StateDoubles.put(out, Double.NaN);
        assertThrows(
                StateFormatException.class, () -> StateDoubles.get(new StateReader(out.toByteArray()), "a number"));
        out.clear();
        StateDoubles.put(out, -1.0);
        StateReader negative = new StateReader(out.toByteArray());
        assertThrows(StateFormatException.class, () -> StateDoubles.getNotNegative(negative, "a number"));
    }
}
