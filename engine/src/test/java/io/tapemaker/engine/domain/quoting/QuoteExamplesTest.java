package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.examples",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "Quotes and their value as worked out by hand")
class QuoteExamplesTest {

    private static final long SHARE_E6 = 1_000_000;

    private final QuoteSearch search = new QuoteSearch();
    private final DesiredQuotes out = new DesiredQuotes();
    private final QuoteValue value = new QuoteValue();

    private String quotes(QuoteInputs in) {
        search.computeDesiredQuotes(in, out);
        return Markets.text(out);
    }

    private static void assertNear(double expected, long actualE9) {
        assertEquals(expected, (double) actualE9, 2.0);
    }

    /** Both join at two cents from 0.50, so each share scores 1/9: 200 of ours against 500 of theirs on each side. */
    @Test
    void joinsBothTouchesWithAllThatIsAllowed() {
        QuoteInputs in = Markets.quiet();
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
        search.evaluate(in, 4_800, 200 * SHARE_E6, 5_200, 200 * SHARE_E6, value);
        assertEquals(28_571_428_571L, value.rewardE9);
        assertEquals(28_571_428_571L, value.netE9());
    }

    /** One side alone is worth a third: 200 / 3 against the others' 500. */
    @Test
    void oneSideScoresAThirdInTheMiddle() {
        QuoteInputs in = Markets.quiet();
        in.ask.allowed = false;
        assertEquals("BUY 0 200@4800", quotes(in));
        search.evaluate(in, 4_800, 200 * SHARE_E6, 0, 0, value);
        assertEquals(Math.round(1e11 * 200 / 1_700), value.rewardE9);
    }

    @Test
    void oneSideAloneScoresNothingAtTheExtremes() {
        QuoteInputs in = Markets.quiet();
        in.settings = wide(in.settings);
        in.bids.clear();
        in.bids.add(500, 500 * SHARE_E6);
        in.asks.clear();
        in.asks.add(900, 500 * SHARE_E6);
        assertEquals("BUY 0 200@500, BUY 1 200@9100", quotes(in));
        in.ask.allowed = false;
        assertEquals("", quotes(in));
    }

    private static QuotingSettings wide(QuotingSettings old) {
        return new QuotingSettings(
                old.largestOrderE6(),
                new QuotingSettings.PriceBand(0, 10_000),
                new QuotingSettings.Gates(0, 50, 0),
                new QuotingSettings.Costs(old.capitalCostBps(), 0, 0),
                new QuotingSettings.Edits(old.editHorizonNs(), 0),
                true,
                true);
    }

    /** With 200 of the second token held, selling it is the bid and locks nothing. */
    @Test
    void sellsWhatIsHeld() {
        QuoteInputs in = Markets.quiet();
        in.settings = Markets.settings(0, 0, 1_000);
        in.heldSecondE6 = 200 * SHARE_E6;
        assertEquals("BUY 1 200@4800, SELL 1 200@5200", quotes(in));
        search.evaluate(in, 4_800, 200 * SHARE_E6, 5_200, 200 * SHARE_E6, value);
        // The ask locks $96 at 10 % a year.
        assertEquals(Math.round(96 * 0.1 / 365 * 1e9), value.capitalE9);
        in.heldSecondE6 -= 1;
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
    }

    /**
     * A tenth of a trade a second, 50 shares in the mean, 500 of others ahead, so 50 * 0.1 * (50/550 - 50/750) shares a
     * second of 200; each loses five cents less the edge of two.
     */
    @Test
    void toxicFlowCosts() {
        QuoteInputs in = Markets.quiet();
        in.bid.tradesPerSecond = 0.1;
        in.bid.meanTradeShares = 50;
        in.bid.adverseMoveE4 = 500;
        search.evaluate(in, 4_800, 200 * SHARE_E6, 0, 0, value);
        double perDay = 5 * (50.0 / 550 - 50.0 / 750) * 86_400;
        assertNear(perDay * 0.03 * 1e9, value.pickoffE9);
        assertEquals("BUY 1 200@4800", quotes(in));
        in.bid.adverseMoveE4 = 200;
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
    }

    /** Three steps a day of four cents cost an order two cents away two cents a share each; one of a cent nothing. */
    @Test
    void stepsBeyondThePriceCost() {
        QuoteInputs in = Markets.quiet();
        in.bid.steps.add(3, 3 * 400);
        in.bid.steps.add(5, 5 * 100);
        search.evaluate(in, 4_800, 200 * SHARE_E6, 0, 0, value);
        assertNear(3 * 0.02 * 200 * 1e9, value.pickoffE9);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
        in.bid.steps.add(100, 100 * 400);
        assertEquals("BUY 1 200@4800", quotes(in));
    }

    /** Long of the first token: what adds to it costs, what reduces it gains the same. */
    @Test
    void inventoryCostsOnOneSideAndGainsOnTheOther() {
        QuoteInputs in = Markets.quiet();
        QuotingSettings old = in.settings;
        in.settings = new QuotingSettings(
                old.largestOrderE6(),
                new QuotingSettings.PriceBand(0, 10_000),
                new QuotingSettings.Gates(0, 50, 0),
                new QuotingSettings.Costs(0, 2_000_000, 0),
                new QuotingSettings.Edits(old.editHorizonNs(), 0),
                false,
                true);
        in.inventoryE6 = 100 * SHARE_E6;
        in.volatilityE4 = 10;
        for (SideInputs side : List.of(in.bid, in.ask)) {
            side.tradesPerSecond = 0.001;
            side.meanTradeShares = 100;
        }
        search.evaluate(in, 4_800, 200 * SHARE_E6, 0, 0, value);
        double fills = 0.1 * (100.0 / 600 - 100.0 / 800) * 86_400;
        assertNear(2 * (1e-6 * 86_400) * 100 * fills * 1e9, value.inventoryE9);
        long addedE9 = value.inventoryE9;
        search.evaluate(in, 0, 0, 5_200, 200 * SHARE_E6, value);
        assertEquals(-addedE9, value.inventoryE9);
        assertEquals("BUY 1 200@4800", quotes(in));
        in.inventoryE6 = -in.inventoryE6;
        assertEquals("BUY 0 200@4800", quotes(in));
    }

    /** 20 shares at 0.49 are too few to count; ours beside them move the midpoint from 0.50 to 0.505. */
    @Test
    void joiningASmallLevelMovesTheMidpoint() {
        QuoteInputs in = Markets.quiet();
        in.settings = wide(in.settings);
        in.bids.clear();
        in.bids.add(4_900, 20 * SHARE_E6);
        in.bids.add(4_800, 500 * SHARE_E6);
        search.evaluate(in, 4_900, 200 * SHARE_E6, 5_200, 200 * SHARE_E6, value);
        // At 0.505 each share at 0.49 or 0.52 scores a quarter, at 0.48 a 36th.
        double others = 500 / 36.0 + (500 / 4.0 - 500 / 36.0) / 3;
        assertNear(1e11 * 50 / (50 + others), value.rewardE9);
        assertEquals("BUY 0 200@4900, BUY 1 200@4800", quotes(in));
        QuotingSettings old = in.settings;
        in.settings = new QuotingSettings(
                old.largestOrderE6(),
                new QuotingSettings.PriceBand(0, 10_000),
                new QuotingSettings.Gates(20 * SHARE_E6 + 1, 50, 0),
                new QuotingSettings.Costs(0, 0, 0),
                new QuotingSettings.Edits(old.editHorizonNs(), 0),
                true,
                true);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
        assertEquals(1, search.bids.groups);
    }

    /** Where nobody else scores, any two orders earn all of it, so the smallest do. */
    @Test
    void amongEqualsTheSmallest() {
        QuoteInputs in = Markets.quiet();
        in.settings = wide(in.settings);
        in.terms = Markets.terms(100_000_000, 550, 50_000_000);
        in.bids.clear();
        in.bids.add(4_500, 49 * SHARE_E6);
        in.bids.add(4_200, 50 * SHARE_E6);
        in.asks.clear();
        in.asks.add(5_500, 49 * SHARE_E6);
        in.asks.add(5_800, 50 * SHARE_E6);
        assertEquals("BUY 0 50@4500, BUY 1 50@4500", quotes(in));
        search.evaluate(in, 4_500, 50 * SHARE_E6, 5_500, 50 * SHARE_E6, value);
        assertEquals(100_000_000_000L, value.rewardE9);
    }

    /** The ends of the configured midpoints belong to them. */
    @Test
    void thePriceBandIncludesItsEnds() {
        QuoteInputs in = Markets.quiet();
        for (long end = 4_999; end <= 5_001; end++) {
            in.settings = new QuotingSettings(
                    200 * SHARE_E6,
                    new QuotingSettings.PriceBand(Math.min(end, 5_000), Math.max(end, 5_000)),
                    new QuotingSettings.Gates(0, 50, 0),
                    new QuotingSettings.Costs(0, 0, 0),
                    new QuotingSettings.Edits(1, 0),
                    true,
                    true);
            assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
            in.settings = new QuotingSettings(
                    200 * SHARE_E6,
                    new QuotingSettings.PriceBand(end < 5_000 ? 0 : 5_001, end < 5_000 ? 4_999 : 9_000),
                    new QuotingSettings.Gates(0, 50, 0),
                    new QuotingSettings.Costs(0, 0, 0),
                    new QuotingSettings.Edits(1, 0),
                    true,
                    true);
            assertEquals("", quotes(in));
        }
    }

    /** All of $100 a day is what nobody else competes for; it has to be more than the least rate. */
    @Test
    void theLeastRateHasToBeExceeded() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(100_000_000, 550, 50_000_000);
        in.bids.clear();
        in.bids.add(4_500, 49 * SHARE_E6);
        in.bids.add(4_200, 50 * SHARE_E6);
        in.asks.clear();
        in.asks.add(5_500, 49 * SHARE_E6);
        in.asks.add(5_800, 50 * SHARE_E6);
        in.settings = Markets.leastRate(99_999_999);
        assertEquals("BUY 0 50@4500, BUY 1 50@4500", quotes(in));
        in.settings = Markets.leastRate(100_000_000);
        assertEquals("", quotes(in));
    }

    /** Our 30 shares and the 20 that are there make a level of 50, which counts for the midpoint and scores nothing. */
    @Test
    void theLeastLevelMayBePartlyOurs() {
        QuoteInputs in = Markets.quiet();
        in.bids.clear();
        in.bids.add(4_900, 20 * SHARE_E6);
        in.bids.add(4_800, 500 * SHARE_E6);
        search.evaluate(in, 4_900, 30 * SHARE_E6, 5_200, 200 * SHARE_E6, value);
        double others = 500 / 36.0 + (500 / 4.0 - 500 / 36.0) / 3;
        assertNear(1e11 * (50 / 3.0) / (50 / 3.0 + others), value.rewardE9);
        search.evaluate(in, 4_900, 29_999_999, 5_200, 200 * SHARE_E6, value);
        assertNear(1e11 * 200 / 1_700, value.rewardE9);
    }

    /** Of five levels ahead of the touch the four next to it are tried: not the one at 0.4980. */
    @Test
    void onlyFourSmallLevelsAreJoined() {
        QuoteInputs in = Markets.quiet();
        in.settings = wide(in.settings);
        in.tick = TickSize.MILL;
        in.terms = Markets.terms(100_000_000, 200, 50_000_000);
        in.bids.clear();
        for (long priceE4 = 4_980; priceE4 > 4_930; priceE4 -= 10) {
            in.bids.add(priceE4, SHARE_E6);
        }
        in.bids.add(4_800, 500 * SHARE_E6);
        quotes(in);
        assertArrayEquals(new long[] {4_800, 4_940, 4_950, 4_960, 4_970}, search.bids.bestE4);
        in.bids.subtract(4_940, SHARE_E6);
        quotes(in);
        assertArrayEquals(new long[] {4_800, 4_950, 4_960, 4_970, 4_980}, search.bids.bestE4);
    }

    /** More orders than the scratch arrays begin with. */
    @Test
    void aFineGridEqualsTheTwin() {
        QuoteInputs in = Markets.quiet();
        in.tick = TickSize.TENTH_MILL;
        in.terms = Markets.terms(100_000_000, 300, 50_000_000);
        in.settings = wide(in.settings);
        in.bids.clear();
        in.asks.clear();
        for (int i = 0; i < 10; i++) {
            in.bids.add(4_990 - 20 * i, (60 + i) * SHARE_E6);
            in.asks.add(5_010 + 20 * i, (90 - i) * SHARE_E6);
        }
        for (SideInputs side : List.of(in.bid, in.ask)) {
            side.tradesPerSecond = 0.002;
            side.meanTradeShares = 100;
            side.adverseMoveE4 = 130;
        }
        BruteForce.Pair expected = new BruteForce(in).solve();
        quotes(in);
        assertTrue(search.bids.count > 1_024);
        assertEquals(expected.bid().priceE4(), QuoteTwinTest.order(out, true).priceE4());
        assertEquals(expected.ask().priceE4(), QuoteTwinTest.order(out, false).priceE4());
        assertEquals(expected.valueE9(), search.best.valueE9);
        assertTrue(expected.bid().priceE4() < 4_990, "not simply the touch: " + expected);
    }

    /** Beyond the adjusted midpoint a price is worse than fair, and loses the difference with each fill. */
    @Test
    void dustBeyondFairIsABait() {
        QuoteInputs in = Markets.quiet();
        in.settings = wide(in.settings);
        in.bids.clear();
        in.bids.add(5_100, 40 * SHARE_E6);
        in.bids.add(4_800, 500 * SHARE_E6);
        in.bid.tradesPerSecond = 0.01;
        in.bid.meanTradeShares = 100;
        search.evaluate(in, 5_100, 50 * SHARE_E6, 0, 0, value);
        double fills = 1 * (100.0 / 140 - 100.0 / 190) * 86_400;
        assertNear(fills * 0.01 * 1e9, value.pickoffE9);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", quotes(in));
    }

    /** Room for exactly the least size is room; a millionth of a dollar less is not. */
    @Test
    void theLeastSizeFitsExactly() {
        QuoteInputs in = Markets.quiet();
        in.bid.roomNotionalE6 = 24_000_000;
        in.ask.roomNotionalE6 = 24_000_000;
        assertEquals("BUY 0 50@4800, BUY 1 50@4800", quotes(in));
        in.bid.roomNotionalE6--;
        assertEquals("BUY 1 50@4800", quotes(in));
    }

    /** Inputs are reused: levels of the time before are gone for score, queue and midpoint. */
    @Test
    void levelsThatLeftTheBookCountForNothing() {
        QuoteInputs fresh = traded();
        QuoteInputs reused = traded();
        for (int i = 0; i < 5; i++) {
            reused.bids.add(4_900, 1_000 * SHARE_E6);
            reused.asks.add(5_100, 1_000 * SHARE_E6);
        }
        reused.bids.copy(fresh.bids);
        reused.asks.copy(fresh.asks);
        assertEquals(quotes(fresh), quotes(reused));
        QuoteValue other = new QuoteValue();
        for (long bidE4 = 4_800; bidE4 <= 4_900; bidE4 += 100) {
            search.evaluate(fresh, bidE4, 30 * SHARE_E6, 5_200, 200 * SHARE_E6, value);
            search.evaluate(reused, bidE4, 30 * SHARE_E6, 5_200, 200 * SHARE_E6, other);
            assertEquals(value.rewardE9, other.rewardE9);
            assertEquals(value.pickoffE9, other.pickoffE9);
        }
    }

    private static QuoteInputs traded() {
        QuoteInputs in = Markets.quiet();
        for (SideInputs side : List.of(in.bid, in.ask)) {
            side.tradesPerSecond = 0.01;
            side.meanTradeShares = 100;
            side.adverseMoveE4 = 400;
        }
        return in;
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        QuotingSettings fine = QuotingSettings.DEFAULTS;
        assertThrows(
                IllegalArgumentException.class,
                () -> new QuotingSettings(-1, fine.band(), fine.gates(), fine.costs(), fine.edits(), true, true));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.PriceBand(2, 1));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.PriceBand(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Gates(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Gates(0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Gates(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Costs(-1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Costs(0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Costs(0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Edits(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuotingSettings.Edits(1, -1));
    }

    @Test
    void theUsualTermsHaveNoMultiplier() {
        assertEquals(RewardTerms.ONE_E4, Markets.terms(1, 1, 1).multiplierE4());
    }
}
