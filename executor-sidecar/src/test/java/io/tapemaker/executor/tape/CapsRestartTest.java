package io.tapemaker.executor.tape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.caps-restarts",
        milestone = Milestone.M5,
        kind = ProofKind.CRASH,
        title = "A hundred restarts inside a day, with the clock a day forward and back, give no cap back",
        invariants = "S10")
final class CapsRestartTest {

    private static final int RESTARTS = 100;
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long STEP_NS = DAY_NS / (RESTARTS + 10);

    /** Everything that is sent is filled at once; restarts at even steps of a day, the clock anywhere. */
    @Test
    void aDayOfRestartsStaysWithinTheDaysCap() {
        for (long seed = 0; seed < 5; seed++) {
            FillingLife life = new FillingLife();
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < RESTARTS; i++) {
                long jumpNs =
                        switch (random.nextInt(3)) {
                            case 0 -> 0;
                            case 1 -> DAY_NS + random.nextLong(DAY_NS / 10);
                            default -> -DAY_NS;
                        };
                life.pass(STEP_NS);
                life.restart(jumpNs);
                life.place(3);
                Invariants.checked("S10", 1);
            }
            assertEquals(RESTARTS, life.restarts());
            assertTrue(life.riskedE6() <= FillingLife.DAY_CAP_E6, () -> life.riskedE6() + " millionths in a day");
            assertTrue(life.riskedE6() > FillingLife.DAY_CAP_E6 * 9 / 10, "the cap was never met");
            Figures.put(
                    "risked of the day's cap, percent, seed " + seed, life.riskedE6() * 100 / FillingLife.DAY_CAP_E6);
        }
    }

    /** The negative control: a life that forgets its tape at each start goes far beyond. */
    @Test
    void aLifeWithoutItsTapeIsFound() {
        FillingLife life = new FillingLife();
        for (int i = 0; i < 20; i++) {
            life.forget();
            life.place(30);
        }
        assertTrue(life.riskedE6() > 2 * FillingLife.DAY_CAP_E6);
    }
}
