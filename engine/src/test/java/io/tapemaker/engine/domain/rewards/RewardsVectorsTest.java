package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.vectors",
        milestone = Milestone.M3,
        kind = ProofKind.CONFORMANCE,
        title = "Midpoints, scores and shares equal the golden vectors of reading level within 1e-9")
class RewardsVectorsTest {

    private static final String CLIENT = "vectors/client/rewards.json";
    private static final String PROTOCOL = "vectors/protocol/rewards-scoring.json";

    private static List<RewardVector> clientVectors() throws IOException {
        List<RewardVector> vectors = new ArrayList<>();
        RewardVector.tree(SharedMaterial.require(CLIENT)).get("vectors").forEach(v -> vectors.add(new RewardVector(v)));
        return vectors;
    }

    private static JsonNode section(String name) throws IOException {
        JsonNode section = RewardVector.tree(SharedMaterial.require(PROTOCOL)).get(name);
        Assumptions.assumeTrue(section != null, () -> "no " + name + " in " + PROTOCOL);
        return section;
    }

    @Test
    void samplesOfSeveralMakers() throws IOException {
        List<RewardVector> vectors = clientVectors();
        List<String> wrong = new ArrayList<>();
        int makers = 0;
        for (RewardVector vector : vectors) {
            wrong.addAll(vector.differences(new VectorScorer()));
            makers += vector.makerCount();
        }
        Figures.put("samples", vectors.size());
        Figures.put("makers", makers);
        assertEquals(List.of(), wrong);
        assertTrue(makers > 0);
    }

    /** Negative control: wrong formulas show in the vectors; that each of them is caught the smaller twin proves. */
    @Test
    void wrongFormulasAreCaught() throws IOException {
        List<RewardVector> vectors = clientVectors();
        int caughtAtAll = 0;
        for (VectorScorer planted : VectorScorer.planted()) {
            int caught = 0;
            for (RewardVector vector : vectors) {
                caught += vector.differences(planted).isEmpty() ? 0 : 1;
            }
            Figures.put("samplesThatCatch." + planted.getClass().getSimpleName(), caught);
            caughtAtAll += caught;
        }
        assertNotEquals(0, caughtAtAll);
    }

    @Test
    void examplesAroundAGivenMidpoint() throws IOException {
        JsonNode examples = section("examples");
        for (JsonNode example : examples) {
            String name = example.get("name").asText();
            RewardTerms terms = new RewardTerms(
                    0,
                    RewardVector.scaled(example.get("maxSpreadCents"), 2),
                    0,
                    RewardVector.scaled(example.get("inGameMultiplier"), 4),
                    RewardVector.scaled(example.get("c"), 4),
                    0);
            long midpointX2E4 = new BigDecimal(example.get("midpoint").asText())
                    .multiply(BigDecimal.valueOf(20_000))
                    .longValueExact();
            VectorScorer.Scores scores =
                    new VectorScorer().scores(RewardVector.orders(example.get("orders")), midpointX2E4, terms);
            assertEquals(example.get("Qone").asDouble(), scores.qOne(), 5.1e-7, name);
            assertEquals(example.get("Qtwo").asDouble(), scores.qTwo(), 5.1e-7, name);
            assertEquals(example.get("Qmin").asDouble(), scores.qMin(), 5.1e-7, name);
            assertTrue(RewardVector.isClose(fraction(example.get("QminExact")), scores.qMin()), name);
        }
        Figures.put("examples", examples.size());
        assertTrue(examples.size() > 0);
    }

    @Test
    void sharesOfADay() throws IOException {
        JsonNode day = section("normalisation");
        double first = fraction(day.get("makerA_QminExact"));
        double second = fraction(day.get("makerB_QminExact"));
        assertTrue(RewardVector.isClose(fraction(day.get("shareA")), Scoring.share(first, second)));
        assertTrue(RewardVector.isClose(fraction(day.get("shareB")), Scoring.share(second, first)));
        assertEquals(RewardDay.SAMPLES_PER_DAY, day.get("epochSamples").asInt());
        long rateE6 = RewardVector.scaled(day.get("dailyRate"), 6);
        assertBooked(RewardVector.scaled(day.get("payoutA"), 6), wholeDayE6(first, second, rateE6), rateE6);
        assertBooked(RewardVector.scaled(day.get("payoutB"), 6), wholeDayE6(second, first, rateE6), rateE6);
    }

    /** Booked amounts are cut: up to a billionth of the rate, then a millionth, and the vector may be rounded up. */
    private static void assertBooked(long wantedE6, long bookedE6, long rateE6) {
        long cutE6 = wantedE6 - bookedE6;
        assertTrue(cutE6 >= 0 && cutE6 <= rateE6 / 1_000_000_000 + 2, bookedE6 + " instead of " + wantedE6);
    }

    private static long wholeDayE6(double own, double others, long rateE6) {
        RewardDay day = new RewardDay();
        for (int minute = 0; minute < RewardDay.SAMPLES_PER_DAY; minute++) {
            day.onSample(minute * RewardDay.NS_PER_MINUTE, own, others, others, rateE6);
        }
        return day.expectedTodayE6();
    }

    @Test
    void sizeCutoff() throws IOException {
        JsonNode cutoff = section("sizeCutoffMidpoint");
        LevelArray bids = levels(cutoff.get("bids"));
        LevelArray asks = levels(cutoff.get("asks"));
        long minSizeE6 = RewardVector.scaled(cutoff.get("minSize"), 6);
        assertEquals(
                2 * RewardVector.scaled(cutoff.get("adjustedMid"), 4),
                Scoring.adjustedMidpointX2E4(bids, asks, minSizeE6));
        assertEquals(2 * RewardVector.scaled(cutoff.get("naiveMid"), 4), Scoring.adjustedMidpointX2E4(bids, asks, 0));
    }

    /** Levels as vectors list them: pairs of price and size, best first. */
    private static LevelArray levels(JsonNode pairs) {
        LevelArray levels = new LevelArray();
        for (JsonNode pair : pairs) {
            levels.add(Price.parse(pair.get(0).asText()), Size.parse(pair.get(1).asText()));
        }
        return levels;
    }

    private static double fraction(JsonNode text) {
        String[] parts = text.asText().split("/", -1);
        return Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1]));
    }
}
