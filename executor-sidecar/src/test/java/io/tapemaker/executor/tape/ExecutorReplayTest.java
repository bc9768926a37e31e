package io.tapemaker.executor.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.Bench;
import io.tapemaker.executor.domain.CapLimits;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.HexFormat;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.replay",
        milestone = Milestone.M5,
        kind = ProofKind.REPLAY,
        title = "Whatever the venue does and wherever the process dies: one post for an intent, nothing new into "
                + "a market in doubt, each end from a look, and the tape gives the same again",
        invariants = {"S2", "S6"})
final class ExecutorReplayTest {

    private static final int STEPS = 120;

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anyLifeIsTheSameAgain(@ForAll long seed) {
        RandomLife life = new RandomLife(seed);
        life.live(STEPS);
        ExecutorReplay replay = life.replay(Bench.WIDE);
        assertEquals(0, replay.missing());
        assertEquals(
                HexFormat.of().formatHex(life.stateHash()),
                HexFormat.of().formatHex(replay.core().state().sha256()));
        Invariants.checked("S6", 1);
        assertEquals("", life.problem());
        Invariants.checked("S2", life.posts());
    }

    @Test
    void livesHoldWhatTheyHaveToShow() {
        long posts = 0;
        long crashes = 0;
        long unknown = 0;
        long absent = 0;
        for (long seed = 0; seed < 300; seed++) {
            RandomLife life = new RandomLife(seed);
            life.live(STEPS);
            posts += life.posts();
            crashes += life.crashes();
            unknown += life.told("UNKNOWN");
            absent += life.told("ABSENT");
        }
        Figures.put("posts", posts);
        Figures.put("crashes", crashes);
        Figures.put("orders in doubt", unknown);
        Figures.put("orders given up", absent);
        assertTrue(posts > 300 && crashes > 100 && unknown > 100 && absent > 10, "too little happened");
    }

    /** The negative control: another policy decides something else, and the tape shows it. */
    @Test
    void anotherPolicyIsFound() {
        RandomLife life = new RandomLife(7);
        life.live(STEPS);
        assertTrue(life.posts() > 0);
        ExecutorDivergedException found =
                assertThrows(ExecutorDivergedException.class, () -> life.replay(CapLimits.NOTHING));
        assertTrue(String.valueOf(found.getMessage()).startsWith("EXECUTIONS record "));
    }
}
