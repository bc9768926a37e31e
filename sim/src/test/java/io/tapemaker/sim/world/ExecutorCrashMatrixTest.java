package io.tapemaker.sim.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.tape.ExecutorStep;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Proof(
        id = "sim.executor-crash-matrix",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "Every step of a send, whatever the venue does with it, answered or not, and a restart: one "
                + "post at most, each doubt resolved by hash before anything new",
        invariants = {"S2", "S3", "E1"})
final class ExecutorCrashMatrixTest {

    /** Deaths at the same step, one pass later each; the first of them lie around the send. */
    private static final int PASSES = 14;

    @ParameterizedTest
    @EnumSource(MatrixRun.Outcome.class)
    void whateverHappensItIsKnownInTheEnd(MatrixRun.Outcome outcome) {
        long runs = 0;
        long deaths = 0;
        long late = 0;
        for (ExecutorStep step : ExecutorStep.values()) {
            for (int pass = 0; pass < PASSES; pass++) {
                for (boolean answered : new boolean[] {true, false}) {
                    MatrixRun run = new MatrixRun(outcome, answered);
                    run.run(step, pass);
                    String where = outcome + ", answered " + answered + ", " + step + ", pass " + pass;
                    assertEquals("", run.problem(), where);
                    runs++;
                    deaths += run.hasCrashed() ? 1 : 0;
                    late += run.hasComeLate() ? 1 : 0;
                }
            }
        }
        assertTrue(deaths > runs / 2, () -> "it seldom died");
        assertTrue(outcome != MatrixRun.Outcome.LATE || late > 0, "nothing came late");
        Figures.put(outcome + ", runs", runs);
        Figures.put(outcome + ", deaths", deaths);
        Invariants.checked("S2", runs);
        Invariants.checked("S3", runs);
        Invariants.checked("E1", runs);
    }

    static List<PlantedFault> faults() {
        return List.of(
                PlantedFault.nothing(
                        "a new run forgets what was under way",
                        "executor.domain.DoubtDesk",
                        "start",
                        Invariant.ORDERS_ARE_THE_VENUES),
                PlantedFault.nothing(
                        "an intent is not made safe",
                        "executor.tape.ExecutorRunner",
                        "syncIntents",
                        Invariant.INTENT_IS_SAFE_BEFORE_IT_IS_SENT),
                PlantedFault.always(
                        "new orders go into doubt",
                        "executor.domain.Orders",
                        "isInDoubt",
                        false,
                        Invariant.NOTHING_INTO_DOUBT),
                PlantedFault.nothing(
                        "orders in doubt are not looked up",
                        "executor.domain.DoubtDesk",
                        "pump",
                        Invariant.ORDERS_ARE_THE_VENUES));
    }

    /** The negative control. */
    @ParameterizedTest
    @MethodSource("faults")
    void aPlantedFaultIsFound(PlantedFault fault) throws ReflectiveOperationException {
        ClassLoader parent = Objects.requireNonNull(ExecutorCrashMatrixTest.class.getClassLoader());
        Object found = new PlantedLoader(fault, parent)
                .loadClass(FirstProblem.class.getName())
                .getMethod("find", int.class)
                .invoke(null, 4);
        assertNotEquals("", found);
    }
}
