package io.tapemaker.engine.domain.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

@Proof(
        id = "signals.fill-model",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Expected fills rise with size, ever less so, fall with what stands in front, and equal the integral",
        invariants = {"signals.fills-shape", "signals.fills-equal-integral"})
class FillModelTest {

    private static final int PANELS = 400;

    /** Expected shares of an order of {@code size} with {@code front} before it, at one trade a second. */
    @FunctionalInterface
    private interface Formula {
        double shares(double mean, double front, double size);
    }

    private static final Formula REAL = (mean, front, size) -> FillModel.sharesPerSecond(1, mean, front, size);

    /** The integral of the survival over the order, by Simpson's rule on a logarithmic grid, as the tail is long. */
    private static double integral(double mean, double front, double size) {
        double from = StrictMath.log(mean + front);
        double step = (StrictMath.log(mean + front + size) - from) / PANELS;
        double sum = 0;
        for (int i = 0; i <= PANELS; i++) {
            double grown = StrictMath.exp(from + i * step);
            double weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * StrictMath.pow(1 + (grown - mean) / mean, -2) * grown;
        }
        return sum * step / 3;
    }

    private static boolean equalsIntegral(Formula formula, double mean, double front, double size) {
        double expected = integral(mean, front, size);
        return Math.abs(formula.shares(mean, front, size) - expected) <= 1e-7 * expected;
    }

    private static boolean hasShape(Formula formula, double mean, double front, double size) {
        double one = formula.shares(mean, front, size);
        double two = formula.shares(mean, front, 2 * size);
        double behind = formula.shares(mean, front + size, size);
        return one > 0 && two > one && two < 2 * one && behind < one && one <= size;
    }

    @Test
    void handComputed() {
        assertEquals(0.25, FillModel.survival(50, 50));
        assertEquals(1, FillModel.survival(0, 50));
        // Two trades a second of 50 shares on average, nothing in front, 50 shares: 2 * 50 * (1 - 1/2).
        assertEquals(50, FillModel.sharesPerSecond(2, 50, 0, 50), 1e-12);
        // The same behind 50 shares: 2 * 50 * (1/2 - 1/3).
        assertEquals(100.0 / 6, FillModel.sharesPerSecond(2, 50, 50, 50), 1e-12);
        assertEquals(0, FillModel.sharesPerSecond(0, 50, 50, 50));
        assertEquals(0, FillModel.sharesPerSecond(2, 50, 50, 0));
    }

    @Property(tries = 10_000)
    void theShapeHolds(
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double mean,
            @ForAll @DoubleRange(min = 0, max = 1e5) double front,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double size) {
        assertTrue(hasShape(REAL, mean, front, size));
        assertEquals(3 * REAL.shares(mean, front, size), FillModel.sharesPerSecond(3, mean, front, size), 1e-9);
        Invariants.checked("signals.fills-shape", 1);
    }

    @Property(tries = 1_000)
    void theFormulaIsTheIntegral(
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double mean,
            @ForAll @DoubleRange(min = 0, max = 1e5) double front,
            @ForAll @DoubleRange(min = 0.01, max = 1e5) double size) {
        assertTrue(equalsIntegral(REAL, mean, front, size));
        Invariants.checked("signals.fills-equal-integral", 1);
    }

    /** What the model says is what happens: trades of that law, drawn, and what they take of an order. */
    @Test
    void drawnTradesTakeAsMuch() {
        Random random = new Random(11);
        double taken = 0;
        int draws = 400_000;
        for (int i = 0; i < draws; i++) {
            double size = 40 * (1 / Math.sqrt(1 - random.nextDouble()) - 1);
            taken += Math.max(0, Math.min(30, size - 25));
        }
        double expected = FillModel.sharesPerSecond(1, 40, 25, 30);
        Figures.put("drawnOverExpected", taken / draws / expected);
        assertEquals(1, taken / draws / expected, 0.02);
    }

    /** Negative control: formulas that are nearly right are told apart. */
    @Test
    void aWrongFormulaIsSeen() {
        Formula exponential =
                (mean, front, size) -> mean * (StrictMath.exp(-front / mean) - StrictMath.exp(-(front + size) / mean));
        Formula wholeTrades = (mean, front, size) -> size * FillModel.survival(front, mean);
        Formula frontForgotten = (mean, front, size) -> FillModel.sharesPerSecond(1, mean, 0, size);
        Formula shapeThree = (mean, front, size) ->
                mean / 2 * (StrictMath.pow(1 + front / mean, -2) - StrictMath.pow(1 + (front + size) / mean, -2));
        assertFalse(equalsIntegral(exponential, 50, 20, 30));
        assertFalse(equalsIntegral(wholeTrades, 50, 20, 30));
        assertFalse(equalsIntegral(frontForgotten, 50, 20, 30));
        assertFalse(equalsIntegral(shapeThree, 50, 20, 30));
        assertFalse(hasShape(wholeTrades, 50, 20, 30));
        assertFalse(hasShape(frontForgotten, 50, 20, 30));
        assertTrue(equalsIntegral(REAL, 50, 20, 30) && hasShape(REAL, 50, 20, 30));
    }
}
