package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proof(
        id = "signals.twin",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Each signal, kept up event by event, equals its definition over the whole history",
        invariants = "signals.equal-definition")
class SignalTwinTest {

    private static final int FAULT_SEEDS = 60;
    private static final int FAULT_EVENTS = 120;

    private static String difference(SignalSettings settings, List<SignalEvent> events, NaiveSignals.Fault fault) {
        return NaiveSignals.difference(
                NaiveSignals.outputs(settings, events, fault), SignalEvent.outputs(SignalEvent.run(settings, events)));
    }

    @Property(tries = 10_000)
    void smallBoundsEqualTheDefinition(@ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int count) {
        List<SignalEvent> events = SignalFlow.of(seed, count);
        assertEquals("", difference(SignalFlow.settings(seed), events, NaiveSignals.Fault.NONE));
        Invariants.checked("signals.equal-definition", 1);
    }

    @Property(tries = 10)
    void theDefaultsEqualTheDefinition(@ForAll long seed) {
        List<SignalEvent> events = SignalFlow.of(seed, 300);
        assertEquals("", difference(SignalSettings.DEFAULTS, events, NaiveSignals.Fault.NONE));
        Invariants.checked("signals.equal-definition", 1);
    }

    /** Negative control: whatever of this is got wrong, the comparison sees it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aFaultIsSeen(NaiveSignals.Fault fault) {
        int seen = 0;
        for (long seed = 0; seed < FAULT_SEEDS; seed++) {
            List<SignalEvent> events = SignalFlow.of(seed, FAULT_EVENTS);
            seen += difference(SignalFlow.settings(seed), events, fault).isEmpty() ? 0 : 1;
        }
        Figures.put("seen." + fault, seen);
        assertNotEquals(0, seen);
    }
}
