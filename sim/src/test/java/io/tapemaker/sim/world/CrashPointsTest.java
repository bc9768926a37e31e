package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Proof(
        id = "sim.crash-points",
        milestone = Milestone.M1,
        kind = ProofKind.CRASH,
        title = "The engine's process dies at each point of a step, from its first record on, and nothing is lost or "
                + "done twice",
        invariants = {"S2", "S6", "S7"})
final class CrashPointsTest {

    private static final int SECONDS = 20;
    private static final int MARKETS = 2;
    private static final long SEED = 2;

    /** The first start passes each point of INBOUND once or twice; a venue's books come next. */
    @ParameterizedTest
    @EnumSource(StepPoint.class)
    void itDiesThereAndGoesOn(StepPoint point) {
        int passes = ProofBudget.pick(12, 400);
        long died = 0;
        for (int pass = 0; pass < passes; pass++) {
            WorldJournals journals = WorldJournals.inMemory();
            journals.disk().arm(point, pass);
            WorldReport report = new World(WorldPlan.calm(SEED, SECONDS, MARKETS), journals).run();
            assertTrue(report.faults().total() <= 1, "it died more than once");
            assertEquals(report.faults().total(), report.faults().of(point.kind));
            died += report.faults().total();
            Invariants.checked("S2", report.checks().of(Invariant.AT_MOST_ONCE));
            Invariants.checked("S6", report.commandsReplayed());
            Invariants.checked("S7", report.checks().of(Invariant.ACTED_ON_IS_ON_THE_TAPE));
        }
        assertTrue(died > 0, "it never died");
        Figures.put(point + ", deaths", died);
    }
}
