package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signals.decay",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Weights halve with each half-life, and the weight of an age is the product of those of its parts")
class DecayTest {

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double CLOSE = 1e-12;

    @Test
    void exactAtWholeHalfLives() {
        Decay decay = new Decay(1_000);
        assertEquals(1, decay.weight(0));
        assertEquals(1, decay.weight(-5));
        assertEquals(0.5, decay.weight(1_000));
        assertEquals(0.125, decay.weight(3_000));
        assertEquals(0, decay.weight(Long.MAX_VALUE));
        assertEquals(Double.MIN_NORMAL, decay.weight(1_022_000));
        assertEquals(Math.sqrt(0.5), decay.weight(500));
        assertThrows(IllegalArgumentException.class, () -> new Decay(0));
    }

    /** Of a year in ns a double does not tell the last one: the remainder rounds to a whole half-life. */
    @Test
    void theLastInstantOfALongHalfLife() {
        long longest = SignalSettings.MAX_TIME_NS;
        assertEquals(1.0, (double) (longest - 1) / longest);
        assertEquals(0.5, new Decay(longest).weight(longest - 1), CLOSE);
    }

    /** A second seen weighs a second at first; all seconds ever seen weigh half-life / ln 2. */
    @Test
    void exposure() {
        Decay decay = new Decay(HOUR_NS);
        assertEquals(0, decay.exposureSeconds(0));
        assertEquals(1, decay.exposureSeconds(1_000_000_000), 1e-3);
        assertEquals(3_600 / StrictMath.log(2) / 2, decay.exposureSeconds(HOUR_NS), 1e-9);
        assertEquals(3_600 / StrictMath.log(2), decay.exposureSeconds(Long.MAX_VALUE), 1e-9);
    }

    @Property(tries = 10_000)
    void equalsThePower(
            @ForAll @LongRange(min = 1, max = 100 * HOUR_NS) long halfLifeNs,
            @ForAll @LongRange(max = 1_000 * HOUR_NS) long ageNs) {
        double expected = StrictMath.pow(0.5, (double) ageNs / halfLifeNs);
        double weight = new Decay(halfLifeNs).weight(ageNs);
        // Beyond some hundreds of half-lives the exponent itself is not known better.
        double allowed = CLOSE * Math.max(1, (double) ageNs / halfLifeNs / 100);
        assertTrue(Math.abs(weight - expected) <= allowed * expected + Double.MIN_NORMAL);
    }

    @Property(tries = 10_000)
    void partsMultiply(
            @ForAll @LongRange(min = 1_000, max = 100 * HOUR_NS) long halfLifeNs,
            @ForAll @LongRange(max = 1_000_000) long firstPpm,
            @ForAll @LongRange(max = 1_000_000) long secondPpm) {
        long first = halfLifeNs / 1_000 * firstPpm / 1_000;
        long second = halfLifeNs / 1_000 * secondPpm / 1_000;
        Decay decay = new Decay(halfLifeNs);
        assertEquals(decay.weight(first + second), decay.weight(first) * decay.weight(second), CLOSE);
    }

    /** Negative control, and the reason for the choice: the rational decay forgets by the event. */
    @Test
    void anEventInBetweenChangesNothing() {
        Random random = new Random(5);
        Decay decay = new Decay(HOUR_NS);
        double rational = 1;
        double halving = 1;
        long ageNs = 0;
        while (ageNs < HOUR_NS) {
            long stepNs = 1L + random.nextInt(1_000_000_000);
            rational *= HOUR_NS / (double) (HOUR_NS + stepNs);
            halving *= decay.weight(stepNs);
            ageNs += stepNs;
        }
        assertEquals(decay.weight(ageNs), halving, 1e-9);
        double inOneStep = HOUR_NS / (double) (HOUR_NS + ageNs);
        Figures.put("rationalManyStepsOverOne", rational / inOneStep);
        assertTrue(rational < 0.8 * inOneStep);
    }
}
