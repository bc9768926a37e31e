package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Proof(
        id = "sim.planted-faults",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "Faults planted in engine, executor and venue are found by worlds, each within some thousand seeds")
final class PlantedFaultsTest {

    private static final long SEEDS = 2_000;
    private static final long SEEDS_IN_CI = 200;
    private static final int SECONDS = 60;
    private static final int MARKETS = 2;

    static List<PlantedFault> faults() {
        return PlantedFaults.ALL;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void itIsFound(PlantedFault fault) throws ReflectiveOperationException {
        long first = ProofBudget.pick(fault.firstInCi(), 1L);
        String found = find(fault, first, first + ProofBudget.pick(SEEDS_IN_CI, SEEDS) - 1);
        assertFalse(found.isEmpty(), () -> fault.name() + " was not found");
        Figures.put(fault.name() + ", at seed", Long.parseLong(found.substring(0, found.indexOf(' '))));
        if (first > 1) {
            Figures.put(fault.name() + ", looked for from seed", first);
        }
        Figures.put(fault.name() + ", found by", kind(found));
    }

    /** Nobody claims that these are found; what stands in their way is in their names. */
    @Test
    void whatAnotherGuardHides() throws ReflectiveOperationException {
        assumeTrue(ProofBudget.current() == ProofBudget.FULL, "with -Dproof.budget=full only");
        for (PlantedFault fault : PlantedFaults.HIDDEN) {
            String found = find(fault, 1, SEEDS);
            Figures.put(fault.name(), found.isEmpty() ? "not found in " + SEEDS + " seeds" : found);
        }
    }

    private static String kind(String found) {
        int colon = found.indexOf(':');
        return found.substring(found.indexOf(' ') + 1, colon < 0 ? found.length() : colon);
    }

    private static String find(PlantedFault fault, long first, long last) throws ReflectiveOperationException {
        ClassLoader parent = Objects.requireNonNull(PlantedFaultsTest.class.getClassLoader());
        return (String) new PlantedLoader(fault, parent)
                .loadClass(FirstBroken.class.getName())
                .getMethod("find", long.class, long.class, int.class, int.class)
                .invoke(null, first, last, SECONDS, MARKETS);
    }

    @Test
    void withoutAFaultNothingIsFound() throws ReflectiveOperationException {
        PlantedFault none = PlantedFault.always(
                "none", "sim.world.WorldFigures", "openAtTheEnd", 0, Invariant.LATCH_EMPTIES_THE_VENUE);
        assertEquals("", find(none, 1, 10));
        assertTrue(faults().size() >= 40, () -> faults().size() + " faults");
        Figures.put("faults looked for", faults().size());
    }
}
