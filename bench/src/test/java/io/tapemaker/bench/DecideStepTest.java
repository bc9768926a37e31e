package io.tapemaker.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.bench.decide.DecideChoice;
import io.tapemaker.bench.decide.DecideRace;
import io.tapemaker.bench.decide.DecideRig;
import io.tapemaker.bench.decide.SearchGrid;
import io.tapemaker.bench.run.ThreadCost;
import io.tapemaker.engine.logic.QuotePlanner;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.RunnerException;

@Proof(
        id = "decide.step",
        milestone = Milestone.M3,
        kind = ProofKind.BENCHMARK,
        title = "The decide step of one changed book is searched when it should be, allocates nothing, and was timed")
class DecideStepTest {

    private static final int MARKETS = 20;
    private static final int WARM_UP_STEPS = 40_000;
    private static final int STEPS = 1_000;
    private static final int ROUNDS = 30;

    /** The least of many rounds: a compiler thread's news costs the interrupted one a few bytes. */
    private static long leastBytes(DecideRig rig) {
        for (int i = 0; i < WARM_UP_STEPS; i++) {
            rig.step();
        }
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = ThreadCost.allocatedBytes();
            for (int i = 0; i < STEPS; i++) {
                rig.step();
            }
            least = Math.min(least, ThreadCost.allocatedBytes() - before);
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource(DecideChoice.class)
    void nothingIsAllocatedAndWhatIsMeantHappens(DecideChoice choice) {
        DecideRig rig = new DecideRig(choice, MARKETS);
        assertTrue(rig.openOrders() >= MARKETS, () -> "only " + rig.openOrders() + " orders");

        assertEquals(0, leastBytes(rig));

        rig.check();
        Figures.put(choice.name().toLowerCase(Locale.ROOT) + ".orders", rig.openOrders());
    }

    @Test
    void oneObjectASearchIsFound() {
        QuotePlanner honest = QuotePlanner.search();
        DecideRig rig = new DecideRig(DecideChoice.TOUCH, MARKETS, (inputs, wanted) -> {
            escaped = new Object();
            return honest.plan(inputs, wanted);
        });

        assertTrue(leastBytes(rig) >= STEPS, "a planted object went unseen");
        assertNotNull(escaped);
    }

    private volatile Object escaped = "nothing yet";

    @Test
    void fewAndManyMarketsInTurn() {
        for (DecideChoice choice : List.of(DecideChoice.DEPTH, DecideChoice.TOUCH)) {
            DecideRace.Result result =
                    new DecideRace(choice, DecideRun.MARKETS).run(ProofBudget.pick(8, 20), ProofBudget.pick(11, 51));

            assertEquals(DecideRun.MARKETS.size(), result.medianNs().length);
            for (int i = 0; i < DecideRun.MARKETS.size(); i++) {
                assertTrue(result.medianNs()[i] > 0);
                String key = choice + ".inOneJvm.markets" + DecideRun.MARKETS.get(i);
                Figures.put(key + ".cpuNs", Math.round(result.medianNs()[i]));
                Figures.put(key + ".growth", result.growth()[i]);
            }
        }
    }

    @Test
    void jmhTimesStepsAndSearches() throws RunnerException {
        boolean isFull = ProofBudget.pick(0, 1) == 1;
        List<DecideChoice> choices = isFull ? List.of(DecideChoice.values()) : List.of(DecideChoice.TOUCH);
        List<Integer> markets = isFull ? DecideRun.MARKETS : List.of(1, 500);
        List<SearchGrid> grids = isFull ? List.of(SearchGrid.values()) : List.of(SearchGrid.CENT);
        JmhRun.Effort effort = new JmhRun.Effort(1, ProofBudget.pick(1, 5), ProofBudget.pick(500L, 1_000L));

        DecideRun.Medians medians = DecideRun.run(choices, markets, grids, effort);

        for (DecideChoice choice : choices) {
            for (int count : markets) {
                assertTrue(medians.step(choice, count) > 0);
                Figures.put(choice + ".markets" + count + ".medianNs", Math.round(medians.step(choice, count)));
            }
            Figures.put(choice + ".growthToMostMarkets", medians.growth(choice));
        }
        assertEquals(grids.size(), medians.searches().size());
        medians.searches().forEach((grid, ns) -> Figures.put("search." + grid + ".medianNs", Math.round(ns)));
    }
}
