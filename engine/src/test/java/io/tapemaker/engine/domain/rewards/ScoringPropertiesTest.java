package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.scoring.properties",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "Scores equal an exact twin, are never negative, fall with distance, grow in line with size, "
                + "and do not care which token is called first",
        invariants = {"rewards.score-shape", "rewards.equals-exact-twin", "rewards.tokens-symmetric"})
class ScoringPropertiesTest {

    private static final double RELATIVE = 1e-12;

    private static void assertClose(BigDecimal wanted, double actual) {
        assertEquals(wanted.doubleValue(), actual, RELATIVE * wanted.doubleValue());
    }

    @Property(tries = 10_000)
    void oneOrdersScore(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        RewardTerms terms = world.terms;
        long mid = world.midpointX2E4;
        long priceE4 = world.priceE4();
        long sizeE6 = world.sizeE6();
        double score = Scoring.score(priceE4, sizeE6, mid, terms);
        assertTrue(score >= 0);
        assertTrue(score <= sizeE6 / 1e6 * terms.multiplierE4() / 1e4 * (1 + RELATIVE));
        assertEquals(sizeE6 >= terms.minSizeE6() && Math.abs(2 * priceE4 - mid) < 2 * terms.maxSpreadE4(), score > 0);

        long otherE4 = world.priceE4();
        boolean nearer = Math.abs(2 * otherE4 - mid) <= Math.abs(2 * priceE4 - mid);
        double other = Scoring.score(otherE4, sizeE6, mid, terms);
        assertTrue(nearer ? other >= score : other <= score);

        int times = 1 + world.random.nextInt(100);
        long scoring = Math.max(sizeE6, terms.minSizeE6());
        double single = Scoring.score(priceE4, scoring, mid, terms);
        assertEquals(times * single, Scoring.score(priceE4, times * scoring, mid, terms), RELATIVE * times * single);
        assertEquals(0, Scoring.score(priceE4, terms.minSizeE6() - 1, mid, terms));
        Invariants.checked("rewards.score-shape", 1);
    }

    @Property(tries = 10_000)
    void oneMakersScores(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        List<RestingOrder> orders = world.orders(8);
        VectorScorer.Scores scores = new VectorScorer().scores(orders, world.midpointX2E4, world.terms);
        ExactScores exact = new ExactScores(orders, world.midpointX2E4, world.terms);
        assertClose(exact.one, scores.qOne());
        assertClose(exact.two, scores.qTwo());
        assertClose(exact.least, scores.qMin());
        double low = Math.min(scores.qOne(), scores.qTwo());
        double high = Math.max(scores.qOne(), scores.qTwo());
        assertTrue(scores.qMin() >= low);
        assertTrue(scores.qMin() <= Math.max(low, high * 1e4 / world.terms.oneSidedDivisorE4()));
        assertTrue(world.terms.oneSidedDivisorE4() < 10_000 || scores.qMin() <= high);
        Invariants.checked("rewards.equals-exact-twin", 1);
    }

    @Property(tries = 10_000)
    void whichTokenIsFirstDoesNotMatter(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        List<RestingOrder> orders = world.orders(8);
        List<RestingOrder> swapped = orders.stream().map(RestingOrder::swapped).toList();
        long mid = Scoring.adjustedMidpointX2E4(
                RestingOrder.levels(orders, true), RestingOrder.levels(orders, false), world.terms.minSizeE6());
        long mirrored = Scoring.adjustedMidpointX2E4(
                RestingOrder.levels(swapped, true), RestingOrder.levels(swapped, false), world.terms.minSizeE6());
        assertEquals(mid == 0 ? 0 : 20_000 - mid, mirrored);
        VectorScorer.Scores scores = new VectorScorer().scores(orders, mid, world.terms);
        VectorScorer.Scores other = new VectorScorer().scores(swapped, mirrored, world.terms);
        assertEquals(other.qTwo(), scores.qOne());
        assertEquals(other.qOne(), scores.qTwo());
        assertEquals(other.qMin(), scores.qMin());
        Invariants.checked("rewards.tokens-symmetric", 1);
    }

    @Property(tries = 10_000)
    void sharesOfAllMakersAreOneOrNothing(@ForAll long seed) {
        RandomRewards world = new RandomRewards(seed);
        double first = quarterZero(world);
        double second = quarterZero(world);
        double share = Scoring.share(first, second);
        assertTrue(share >= 0 && share <= 1);
        assertEquals(first == 0 && second == 0 ? 0 : 1, share + Scoring.share(second, first), RELATIVE);
    }

    private static double quarterZero(RandomRewards world) {
        return world.random.nextInt(4) == 0 ? 0 : world.random.nextDouble() * 1_000;
    }

    /** Negative control: the exact twin tells a straight line from a square. */
    @Test
    void aLinearScoreIsCaught() {
        List<RestingOrder> orders = List.of(RestingOrder.bid(4_900, 100_000_000));
        RewardTerms terms = new RewardTerms(0, 300, 0, 10_000, 30_000, 0);
        VectorScorer.Scores linear = new VectorScorer.LinearScore().scores(orders, 10_000, terms);
        ExactScores exact = new ExactScores(orders, 10_000, terms);
        assertClose(exact.one, new VectorScorer().scores(orders, 10_000, terms).qOne());
        assertThrows(AssertionError.class, () -> assertClose(exact.one, linear.qOne()));
    }
}
