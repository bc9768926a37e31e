package io.tapemaker.sim.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.FeeTerms;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "venue.rewards",
        milestone = Milestone.M1,
        kind = ProofKind.SIM,
        title = "The venue samples, scores and pays rewards as in the published examples, once a minute and once a day")
class VenueRewardsTest {

    private static final long DAY = 24 * 3_600 * VenueKit.SECOND;
    private static final long MINUTE = 60 * VenueKit.SECOND;

    private static RewardTerms terms(long poolE6, long maxSpreadE4, long divisorE4, long minAgeNs) {
        return new RewardTerms(poolE6, maxSpreadE4, 20 * VenueKit.SHARE, RewardTerms.ONE_E4, divisorE4, minAgeNs);
    }

    /** One maker on one side, one on both, and one whose order is too small to count or to move the midpoint. */
    private static VenueKit example(RewardTerms terms) {
        VenueKit kit = new VenueKit();
        kit.market(VenueKit.setup(0, TickSize.MILL, FeeTerms.FREE, terms));
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 4_850, 500);
        kit.put(1, VenueKit.YES, Side.BUY, 4_800, 300);
        kit.put(1, VenueKit.NO, Side.BUY, 4_800, 300);
        kit.put(2, VenueKit.NO, Side.BUY, 4_850, 19);
        return kit;
    }

    /** One maker on one side gets a third; the ask stands where the midpoint becomes the 0.50 of the example. */
    @Test
    void theDocumentedExample() {
        VenueKit kit = new VenueKit();
        kit.market(VenueKit.setup(
                0, TickSize.MILL, FeeTerms.FREE, terms(20 * VenueKit.DOLLAR, 450, RewardTerms.USUAL_DIVISOR_E4, 0)));
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.put(0, VenueKit.YES, Side.BUY, 4_850, 500);
        kit.put(1, VenueKit.YES, Side.BUY, 4_800, 300);
        kit.put(1, VenueKit.NO, Side.BUY, 4_850, 300);
        List<RewardScore> scores = kit.operator.rewardScores(0, kit.now);
        assertEquals(222.222222222, scores.get(0).qOne(), 1e-9);
        assertEquals(74.074074074, scores.get(0).qMin(), 1e-9);
        assertEquals(92.592592593, scores.get(1).qMin(), 1e-9);
        assertEquals(133.333333333, scores.get(1).qTwo(), 1e-9);
        assertEquals(4.0 / 9, scores.get(0).share(), 1e-12);
        for (int minute = 0; minute < 720; minute++) {
            assertTrue(kit.operator.sampleRewards(kit.now));
            kit.later(MINUTE);
        }
        List<Payout> payouts = kit.operator.payouts();
        assertEquals(
                List.of(8_888_888L, 11_111_111L),
                payouts.stream().map(Payout::paidE6).toList());
        assertEquals(10_000 * VenueKit.DOLLAR + 8_888_888, kit.venue.dollars(0).settledE6());
        assertEquals(List.of(), kit.operator.faults());
        kit.later(DAY);
        assertEquals(2, kit.operator.payouts().size(), "a day without samples pays nothing");
    }

    /** Negative control: with another divisor of one-sided liquidity the same orders get other amounts. */
    @Test
    void anotherFormulaPaysOtherAmounts() {
        RewardTerms usual = terms(20 * VenueKit.DOLLAR, 450, RewardTerms.USUAL_DIVISOR_E4, 0);
        RewardTerms planted = terms(20 * VenueKit.DOLLAR, 450, 20_000, 0);
        assertNotEquals(paid(example(usual)), paid(example(planted)));
        assertEquals(paid(example(usual)), paid(example(usual)));
    }

    private static List<Long> paid(VenueKit kit) {
        kit.operator.sampleRewards(kit.now);
        kit.later(DAY);
        return kit.operator.payouts().stream().map(Payout::paidE6).toList();
    }

    @Test
    void oneSampleAMinute() {
        VenueKit kit = example(terms(20 * VenueKit.DOLLAR, 450, RewardTerms.USUAL_DIVISOR_E4, 0));
        assertTrue(kit.operator.sampleRewards(kit.now));
        kit.later(MINUTE - 1);
        assertFalse(kit.operator.sampleRewards(kit.now));
        kit.later(1);
        assertTrue(kit.operator.sampleRewards(kit.now));
    }

    @Test
    void aThinMinuteCountsAsMuchAsABusyOne() {
        VenueKit kit = new VenueKit();
        kit.market(VenueKit.setup(
                0, TickSize.CENT, FeeTerms.FREE, terms(100 * VenueKit.DOLLAR, 300, RewardTerms.USUAL_DIVISOR_E4, 0)));
        kit.account(10_000 * VenueKit.DOLLAR);
        kit.account(10_000 * VenueKit.DOLLAR);
        String bid = kit.put(0, VenueKit.YES, Side.BUY, 4_900, 20);
        String ask = kit.put(0, VenueKit.NO, Side.BUY, 4_900, 20);
        kit.operator.sampleRewards(kit.now);
        kit.later(MINUTE);
        kit.venue.cancelOrders(0, List.of(bid, ask), kit.now);
        kit.put(1, VenueKit.YES, Side.BUY, 4_900, 2_000);
        kit.put(1, VenueKit.NO, Side.BUY, 4_900, 2_000);
        kit.operator.sampleRewards(kit.now);
        kit.later(DAY);
        assertEquals(
                List.of(50_000_000L, 50_000_000L),
                kit.operator.payouts().stream().map(Payout::paidE6).toList());
    }

    @Test
    void lessThanADollarIsNotPaid() {
        VenueKit kit = example(terms(2 * VenueKit.DOLLAR, 450, RewardTerms.USUAL_DIVISOR_E4, 0));
        kit.operator.sampleRewards(kit.now);
        kit.later(DAY);
        Payout small = kit.operator.payouts().get(0);
        assertTrue(small.earnedE6() > 0 && small.earnedE6() < 1_000_000, small.toString());
        assertEquals(0, small.paidE6());
        assertEquals(List.of(), kit.operator.faults());
    }

    /** The least amount may be one for all markets of a maker. */
    @Test
    void theLeastAmountMayBeOneForAllMarkets() {
        VenueRules usual = VenueRules.USUAL;
        for (boolean perMarket : new boolean[] {true, false}) {
            VenueRules rules =
                    new VenueRules(usual.limits(), usual.gtd(), usual.heartbeat(), usual.delays(), perMarket);
            VenueKit kit = new VenueKit(rules, SettlementPlan.BY_HAND);
            kit.account(1_000 * VenueKit.DOLLAR);
            for (int i = 0; i < 2; i++) {
                RewardTerms terms = terms(600_000, 450, RewardTerms.USUAL_DIVISOR_E4, 0);
                kit.market(VenueKit.setup(i, TickSize.CENT, FeeTerms.FREE, terms));
                kit.put(0, new TokenRef(i, 0), Side.BUY, 4_900, 100);
                kit.put(0, new TokenRef(i, 1), Side.BUY, 4_900, 100);
            }
            assertEquals(perMarket ? List.of(0L, 0L) : List.of(600_000L, 600_000L), paid(kit));
        }
    }

    /** Scoring needs the size, the distance and the age; a cancelled order does not score. */
    @Test
    void ordersScoreWhenTheyShould() {
        VenueKit kit = new VenueKit();
        RewardTerms terms = terms(VenueKit.DOLLAR, 300, RewardTerms.USUAL_DIVISOR_E4, 30 * VenueKit.SECOND);
        kit.market(VenueKit.setup(0, TickSize.CENT, FeeTerms.FREE, terms));
        kit.account(10_000 * VenueKit.DOLLAR);
        String near = kit.put(0, VenueKit.YES, Side.BUY, 4_900, 20);
        String small = kit.put(0, VenueKit.YES, Side.BUY, 4_900, 19);
        String far = kit.put(0, VenueKit.YES, Side.BUY, 4_700, 20);
        kit.put(0, VenueKit.NO, Side.BUY, 4_900, 20);
        assertFalse(kit.venue.isScoring(0, near, kit.now), "too young");
        kit.later(30 * VenueKit.SECOND);
        assertTrue(kit.venue.isScoring(0, near, kit.now));
        assertFalse(kit.venue.isScoring(0, small, kit.now));
        assertFalse(kit.venue.isScoring(0, far, kit.now), "a distance of the whole band scores nothing");
        assertFalse(kit.venue.isScoring(0, "0xdead", kit.now));
        kit.venue.cancelOrder(0, near, kit.now);
        assertFalse(kit.venue.isScoring(0, near, kit.now));
        Figures.put("scoringRules", 5);
    }
}
