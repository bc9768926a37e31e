package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.journal.types.Side;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.scoring",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "The venue's worked examples, the age filter, the size cut-off and the ends of the middle range")
class RewardScoringTest {

    private static final long ONE_E6 = 1_000_000;
    private static final long SECOND_NS = 1_000_000_000;
    private static final RewardTerms THREE_CENTS = terms(300, 0);

    /** Two makers around a dust bid, as golden vectors write them. */
    private static final String TWO_MAKERS = """
            {"config": {"max_spread_cents": "3.25", "min_size": 20, "c": 2.5, "b": "1.5", "rate_per_day": 5},
             "makers": {
               "own": [{"token": "YES", "side": "BUY", "price": "0.4875", "size": "100"},
                       {"token": "YES", "side": "BUY", "price": "0.4925", "size": "19.99"},
                       {"token": "NO", "side": "BUY", "price": "0.49", "size": "50.5"}],
               "m1": [{"token": "NO", "side": "SELL", "price": "0.5125", "size": "40"}],
               "m2": []},
             "expected": {"level": {"adjusted_mid": 0.49875, "scores": {
               "own": {"q_one": 64.12721893491124, "q_two": 32.384245562130175,
                       "q_min": 32.384245562130175, "share": 0.7593984962406015},
               "m1": {"q_one": 25.650887573964496, "q_two": 0.0, "q_min": 10.2603550295858,
                      "share": 0.24060150375939848},
               "m2": {"q_one": 0.0, "q_two": 0.0, "q_min": 0.0, "share": 0.0}}}}}
            """;

    private static final String ONE_SIDED_BOOK = """
            {"config": {"max_spread_cents": "3", "min_size": 20, "c": 3, "b": 1, "rate_per_day": 5},
             "makers": {"own": [{"token": "NO", "side": "SELL", "price": "0.48", "size": "100"},
                                {"token": "NO", "side": "BUY", "price": "0.47", "size": "19"}]},
             "expected": {"level": {"adjusted_mid": null, "scores": {
               "own": {"q_one": 0.0, "q_two": 0.0, "q_min": 0.0, "share": 0.0}}}}}
            """;

    private static RewardTerms terms(long maxSpreadE4, long minSizeE6) {
        return new RewardTerms(
                0, maxSpreadE4, minSizeE6, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 30 * SECOND_NS);
    }

    private static VectorScorer.Scores scores(RewardTerms terms, long midpointE4, RestingOrder... orders) {
        return new VectorScorer().scores(List.of(orders), 2 * midpointE4, terms);
    }

    private static RestingOrder bid(long priceE4, long shares) {
        return RestingOrder.bid(priceE4, shares * ONE_E6);
    }

    private static RestingOrder ask(long priceE4, long shares) {
        return RestingOrder.ask(priceE4, shares * ONE_E6);
    }

    private static RestingOrder secondBid(long priceE4, long shares) {
        return new RestingOrder(1, Side.BUY, priceE4, shares * ONE_E6);
    }

    private static RestingOrder secondAsk(long priceE4, long shares) {
        return new RestingOrder(1, Side.SELL, priceE4, shares * ONE_E6);
    }

    private static void assertScores(double one, double two, double least, VectorScorer.Scores actual) {
        assertEquals(one, actual.qOne(), 1e-12 * one);
        assertEquals(two, actual.qTwo(), 1e-12 * two);
        assertEquals(least, actual.qMin(), 1e-12 * least);
    }

    @Test
    void bothTokensOnBothSides() {
        VectorScorer.Scores scores = scores(
                THREE_CENTS,
                5_000,
                bid(4_900, 100),
                bid(4_800, 200),
                secondAsk(5_100, 100),
                ask(5_150, 100),
                secondBid(4_800, 100),
                ask(5_050, 200));
        assertScores(1_000.0 / 9, 175, 1_000.0 / 9, scores);
    }

    @Test
    void oneSidedBesideBalanced() {
        RewardTerms terms = terms(450, 0);
        VectorScorer.Scores first = scores(terms, 5_000, bid(4_850, 500));
        VectorScorer.Scores second = scores(terms, 5_000, bid(4_800, 300), secondBid(4_800, 300));
        assertScores(2_000.0 / 9, 0, 2_000.0 / 27, first);
        assertScores(2_500.0 / 27, 2_500.0 / 27, 2_500.0 / 27, second);
        assertEquals(4.0 / 9, Scoring.share(first.qMin(), second.qMin()), 1e-12);
        assertEquals(5.0 / 9, Scoring.share(second.qMin(), first.qMin()), 1e-12);
    }

    @Test
    void outsideTheMiddleRangeBothSidesAreNeeded() {
        assertScores(1_600.0 / 9, 0, 0, scores(THREE_CENTS, 700, bid(600, 400)));
        assertScores(1_600.0 / 9, 800.0 / 9, 800.0 / 9, scores(THREE_CENTS, 700, bid(600, 400), secondBid(9_200, 200)));
    }

    @Test
    void theEndsOfTheMiddleRangeBelongToIt() {
        for (long midpointE4 : new long[] {1_000, 9_000}) {
            assertScores(90, 0, 30, scores(THREE_CENTS, midpointE4, bid(midpointE4, 90)));
        }
        MakerScore outside = new MakerScore();
        for (long midpointX2E4 : new long[] {1_999, 18_001}) {
            outside.start(midpointX2E4, THREE_CENTS);
            outside.add(0, Side.BUY, midpointX2E4 / 2, 90 * ONE_E6, 30 * SECOND_NS);
            assertTrue(outside.qOne() > 0);
            assertEquals(0, outside.qMin());
        }
    }

    @Test
    void theBandsEdgeScoresNothingAndTheMidpointEverything() {
        assertScores(0, 0, 0, scores(THREE_CENTS, 5_000, bid(4_700, 1_000), secondBid(4_700, 1_000)));
        assertScores(1_000, 1_000, 1_000, scores(THREE_CENTS, 5_000, bid(5_000, 1_000), ask(5_000, 1_000)));
        assertScores(400, 0, 400.0 / 3, scores(THREE_CENTS, 5_000, bid(5_100, 900)));
    }

    @Test
    void youngOrdersDoNotScore() {
        MakerScore score = new MakerScore();
        score.start(10_000, THREE_CENTS);
        score.add(0, Side.BUY, 5_000, 100 * ONE_E6, 30 * SECOND_NS - 1);
        assertEquals(0, score.qOne());
        score.add(0, Side.BUY, 5_000, 100 * ONE_E6, 30 * SECOND_NS);
        assertEquals(100, score.qOne());
        score.start(10_000, THREE_CENTS);
        assertEquals(0, score.qMin());
    }

    @Test
    void levelsBelowTheLeastSizeDoNotCountForTheMidpoint() {
        LevelArray bids = RestingOrder.levels(List.of(bid(4_900, 5), bid(4_800, 20), bid(4_800, 30)), true);
        LevelArray asks = RestingOrder.levels(List.of(ask(5_100, 200), secondBid(4_950, 49)), false);
        assertEquals(2 * 4_950, Scoring.adjustedMidpointX2E4(bids, asks, 50 * ONE_E6));
        assertEquals(4_900 + 5_050, Scoring.adjustedMidpointX2E4(bids, asks, 0));
        assertEquals(0, Scoring.adjustedMidpointX2E4(bids, asks, 51 * ONE_E6));
        assertEquals(0, Scoring.adjustedMidpointX2E4(new LevelArray(), asks, 0));
    }

    @Test
    void ourOwnSizeIsTakenOutOfTheOthers() {
        OthersBook others = new OthersBook();
        others.copy(
                RestingOrder.levels(List.of(bid(4_900, 50), bid(4_800, 70)), true),
                RestingOrder.levels(List.of(ask(5_100, 60)), false));
        others.takeOut(0, Side.BUY, 4_900, 50 * ONE_E6);
        others.takeOut(1, Side.BUY, 4_900, 20 * ONE_E6);
        others.takeOut(1, Side.SELL, 5_200, 10 * ONE_E6);
        others.takeOut(0, Side.SELL, 5_500, 10 * ONE_E6);
        assertEquals(1, others.bids().count());
        assertEquals(60 * ONE_E6, others.bids().sizeE6(0));
        assertEquals(4_800, others.bids().priceE4(0));
        assertEquals(1, others.asks().count());
        assertEquals(40 * ONE_E6, others.asks().sizeE6(0));
    }

    @Test
    void vectorsOfTheGoldenForm() throws IOException {
        assertEquals(List.of(), new RewardVector(RewardVector.tree(TWO_MAKERS)).differences(new VectorScorer()));
        assertEquals(List.of(), new RewardVector(RewardVector.tree(ONE_SIDED_BOOK)).differences(new VectorScorer()));
    }

    /** Negative control: the two vectors alone catch the wrong formulas that do not need an extreme midpoint. */
    @Test
    void wrongFormulasAreCaught() throws IOException {
        RewardVector vector = new RewardVector(RewardVector.tree(TWO_MAKERS));
        for (VectorScorer planted : VectorScorer.planted()) {
            if (!(planted instanceof VectorScorer.OneSideAlways)) {
                assertNotEquals(
                        List.of(),
                        vector.differences(planted),
                        planted.getClass().getSimpleName());
            }
        }
        RestingOrder order = bid(600, 400);
        assertNotEquals(
                scores(THREE_CENTS, 700, order),
                new VectorScorer.OneSideAlways().scores(List.of(order), 1_400, THREE_CENTS));
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> terms(-1, 0));
        assertThrows(IllegalArgumentException.class, () -> terms(300, -1));
        assertThrows(IllegalArgumentException.class, () -> new RewardTerms(0, 300, 0, 10_000, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new RewardTerms(0, 300, 0, -1, 30_000, 0));
        assertThrows(IllegalArgumentException.class, () -> new RewardTerms(0, 300, 0, 10_000, 30_000, -1));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new RewardTerms(RewardTerms.MAX_RATE_PER_DAY_E6 + 1, 300, 0, 10_000, 30_000, 0));
        assertEquals("reward terms: rate per day in E6 is 1000000000001, not 0 to 1000000000000", refused.getMessage());
        assertScores(0, 0, 0, scores(RewardTerms.NONE, 5_000, bid(5_000, 100), ask(5_000, 100)));
    }
}
