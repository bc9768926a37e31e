package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.edit-examples",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "What stays and what is replaced, which way a replacement goes, and what forces an order away, as "
                + "worked out by hand")
class EditExamplesTest {

    private static final long SHARE_E6 = 1_000_000;

    private final QuoteSearch search = new QuoteSearch();
    private final DesiredQuotes out = new DesiredQuotes();
    private final DesiredQuotes chosen = new DesiredQuotes();
    private final EditChoice choice = new EditChoice();
    private final LiveQuote bid = new LiveQuote();
    private final LiveQuote ask = new LiveQuote();

    /**
     * Ten minutes, of which a new bid scores nothing for half a minute, while the ask alone still earns 200 / 1,700. So
     * five shares more do not bring what that costs, and fifty do.
     */
    @Test
    void theDeadBandIsWhatYouthCosts() {
        QuoteInputs in = Markets.quiet();
        bid.set(4_800, 195 * SHARE_E6, false);
        bid.ageNs = in.terms.minAgeNs();
        ask.set(5_200, 200 * SHARE_E6, false);
        ask.ageNs = in.terms.minAgeNs();
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 195@4800, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(EditReason.KEPT, choice.bidReason());
        assertEquals(EditReason.AS_WANTED, choice.askReason());
        assertEquals("0 0", choice.bidPull() + " " + choice.askPull());
        // 195 of 695 shares of $100 a day, for ten minutes.
        assertEquals(1e11 * 195 / 695 / 144, (double) choice.chosenE9(), 2.0);
        bid.sizeE6 = 150 * SHARE_E6;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(EditReason.REPLACED, choice.bidReason());
        assertEquals(Constraint.NONE, choice.bidForcedBy());
    }

    @Test
    void whatMustGoGoes() {
        QuoteInputs in = Markets.quiet();
        bid.set(4_805, 200 * SHARE_E6, false);
        ask.set(5_200, 200 * SHARE_E6, true);
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(Constraint.TICK, choice.bidForcedBy());
        assertEquals(Constraint.HELD, choice.askForcedBy());
        bid.set(4_700, 200 * SHARE_E6, false);
        choice.choose(in, bid, ask, out, chosen);
        // At the edge of the band it scores nothing, though nothing else stands against it.
        assertEquals(EditReason.REPLACED, choice.bidReason());
        in.asks.clear();
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertTrue(chosen.isEmpty());
        assertEquals(EditReason.CANCELLED, choice.askReason());
        assertEquals(Constraint.NO_MIDPOINT, choice.askForcedBy());
    }

    /** Where nothing is earned all ways are worth the same, and nothing is touched. */
    @Test
    void amongEqualsNothingIsReplaced() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(0, 300, 50_000_000);
        bid.set(4_800, 200 * SHARE_E6, false);
        ask.set(5_200, 200 * SHARE_E6, false);
        out.clear();
        out.want(DesiredQuotes.place(0, Side.BUY), 4_800, 150 * SHARE_E6);
        out.want(DesiredQuotes.place(1, Side.BUY), 4_800, 150 * SHARE_E6);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", Markets.text(chosen));
        in.settings = Markets.settings(0, 0, 0);
        bid.priceE4 = 5_000;
        ask.priceE4 = 5_100;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 200@5000, BUY 1 200@4900", Markets.text(chosen));
        ask.priceE4 = 5_000;
        choice.choose(in, bid, ask, out, chosen);
        // Each may stay, but they would meet: one goes.
        assertEquals("BUY 0 200@5000, BUY 1 150@4800", Markets.text(chosen));
        bid.priceE4 = 4_800;
        ask.priceE4 = 5_200;
        bid.sizeE6 = 200_010_000;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 150@4800, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(Constraint.SIZE_CAP, choice.bidForcedBy());
        bid.sizeE6 = 49_999_999;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.MIN_SIZE, choice.bidForcedBy());
        bid.sizeE6 = 50_000_000;
        in.bid.roomNotionalE6 = 24_000_000;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(EditReason.KEPT, choice.bidReason());
        in.bid.roomNotionalE6--;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.ROOM_NOTIONAL, choice.bidForcedBy());
    }

    @Test
    void wantedQuotesArePlacedWhereThereAreNone() {
        QuoteInputs in = Markets.quiet();
        LiveQuote none = new LiveQuote();
        search.computeDesiredQuotes(in, out);
        choice.choose(in, none, none, out, chosen);
        assertEquals(Markets.text(out), Markets.text(chosen));
        assertEquals(EditReason.PLACED, choice.bidReason());
        assertEquals("0 0", choice.bidPull() + " " + choice.askPull());
        assertFalse(chosen.isEmpty());
    }

    /** Orders on both sides at 0.48 and 0.52, as old as need be. */
    private void rest(QuoteInputs in, long bidShares, long askShares) {
        bid.set(4_800, bidShares * SHARE_E6, false);
        bid.ageNs = in.terms.minAgeNs();
        ask.set(5_200, askShares * SHARE_E6, false);
        ask.ageNs = in.terms.minAgeNs();
    }

    /** Chooses between these and one wanted bid, with the ask as it is. */
    private int pullTo(QuoteInputs in, long priceE4, long shares) {
        out.clear();
        out.want(DesiredQuotes.place(0, Side.BUY), priceE4, shares * SHARE_E6);
        out.want(DesiredQuotes.place(1, Side.BUY), 4_800, ask.sizeE6);
        choice.choose(in, bid, ask, out, chosen);
        return choice.bidPull();
    }

    @Test
    void aReplacementBringsMoreThanItsCost() {
        QuoteInputs in = Markets.quiet();
        rest(in, 150, 200);
        QuotingSettings old = in.settings;
        in.settings = new QuotingSettings(
                old.largestOrderE6(),
                old.band(),
                old.gates(),
                old.costs(),
                new QuotingSettings.Edits(old.editHorizonNs(), 50_000),
                true,
                true);
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        // In ten minutes 200 shares for 150 earn four cents more, and that costs five.
        assertEquals(EditReason.KEPT, choice.bidReason());
        in.settings = old;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(EditReason.REPLACED, choice.bidReason());
        assertEquals("1 0", choice.bidPull() + " " + choice.askPull());
        rest(in, 200, 150);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("0 1", choice.bidPull() + " " + choice.askPull());
    }

    /** Where nothing is earned and money costs, whatever locks less is better. */
    @Test
    void aReplacementPullsNearerOrFartherAway() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(0, 300, 50_000_000);
        in.settings = Markets.settings(0, 0, 1_000);
        rest(in, 200, 200);
        assertEquals(-1, pullTo(in, 4_800, 150));
        assertEquals(0, pullTo(in, 4_800, 200));
        assertEquals(-1, pullTo(in, 4_700, 200));
        bid.priceE4 = 4_900;
        assertEquals(-1, pullTo(in, 4_800, 200));
        bid.priceE4 = 4_850;
        assertEquals(0, pullTo(in, 4_800, 200));
        assertEquals(Constraint.TICK, choice.bidForcedBy());
        out.clear();
        rest(in, 200, 200);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(EditReason.CANCELLED, choice.bidReason());
        assertEquals("0 0", choice.bidPull() + " " + choice.askPull());
        // At the edge of the band nothing scores, so the order behind has to go, and nearer.
        in.terms = Markets.terms(100_000_000, 300, 50_000_000);
        bid.priceE4 = 4_700;
        assertEquals(1, pullTo(in, 4_800, 200));
    }

    /** A sale of what is held locks nothing, so it is like an order that is smaller. */
    @Test
    void aSaleInPlaceOfAPurchasePullsLikeASmallerOrder() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(0, 300, 50_000_000);
        in.settings = Markets.settings(0, 0, 1_000);
        in.heldSecondE6 = 200 * SHARE_E6;
        rest(in, 200, 200);
        out.clear();
        out.want(DesiredQuotes.place(1, Side.SELL), 5_200, 200 * SHARE_E6);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(EditReason.REPLACED, choice.bidReason());
        assertEquals(-1, choice.bidPull());
    }

    @Test
    void whatIsToBeKeptIsKeptAndTheOtherSideGoes() {
        QuoteInputs in = Markets.quiet();
        rest(in, 150, 200);
        ask.priceE4 = 5_205;
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals("BUY 0 200@4800, BUY 1 200@4800", Markets.text(chosen));
        choice.chooseKeeping(true, false, chosen);
        assertEquals("BUY 0 150@4800, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(EditReason.KEPT, choice.bidReason());
        rest(in, 200, 150);
        bid.priceE4 = 4_805;
        choice.choose(in, bid, ask, out, chosen);
        choice.chooseKeeping(false, true, chosen);
        assertEquals("BUY 0 200@4800, BUY 1 150@4800", Markets.text(chosen));
        assertEquals(EditReason.KEPT, choice.askReason());
    }

    /** Two that would meet cannot both be kept, however much that is wished for. */
    @Test
    void whatCannotBeKeptStaysReplaced() {
        QuoteInputs in = Markets.quiet();
        in.terms = Markets.terms(0, 300, 50_000_000);
        in.settings = Markets.settings(0, 0, 0);
        rest(in, 200, 200);
        bid.priceE4 = 5_000;
        ask.priceE4 = 5_000;
        assertEquals(0, pullTo(in, 4_800, 150));
        assertEquals("BUY 0 200@5000, BUY 1 200@4800", Markets.text(chosen));
        choice.chooseKeeping(true, true, chosen);
        assertEquals("BUY 0 200@5000, BUY 1 200@4800", Markets.text(chosen));
        assertEquals(EditReason.REPLACED, choice.askReason());
    }

    /** A new order may stand at the touch and not before it; one near its end is renewed only where that holds. */
    @Test
    void anOrderNearItsEndStaysAtTheTouchOnly() {
        QuoteInputs in = Markets.quiet();
        in.settings = Markets.settings(0, 0, 0);
        rest(in, 195, 200);
        bid.ending = true;
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(EditReason.KEPT, choice.bidReason());
        bid.priceE4 = 4_900;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.JOIN_TOUCH, choice.bidForcedBy());
        bid.ending = false;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.NONE, choice.bidForcedBy());
    }

    /** Half a cent, or a tick where that is more; with nothing set, and at its end, they have to be there. */
    @Test
    void othersMayHaveSteppedBackAStepAndNoFarther() {
        QuoteInputs in = Markets.quiet();
        assertEquals(Constraint.NONE, bidForcedAt(in, 4_900));
        in.tick = TickSize.MILL;
        assertEquals(Constraint.NONE, bidForcedAt(in, 4_850));
        assertEquals(Constraint.FRONT_CUSHION, bidForcedAt(in, 4_860));
        QuotingSettings old = in.settings;
        in.settings = new QuotingSettings(
                old.largestOrderE6(),
                old.band(),
                new QuotingSettings.Gates(old.frontCushionE6(), 0, old.exitLiquidityE6()),
                old.costs(),
                old.edits(),
                true,
                true);
        assertEquals(Constraint.FRONT_CUSHION, bidForcedAt(in, 4_810));
        assertEquals(Constraint.NONE, bidForcedAt(in, 4_800));
    }

    private Constraint bidForcedAt(QuoteInputs in, long priceE4) {
        rest(in, 195, 200);
        bid.priceE4 = priceE4;
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        return choice.bidForcedBy();
    }

    /** The others came to meet it, or what it sells is no longer there. */
    @Test
    void anOrderThatCouldNotBePlacedSoGoes() {
        QuoteInputs in = Markets.quiet();
        in.settings = Markets.settings(0, 0, 0);
        rest(in, 200, 200);
        bid.priceE4 = 5_200;
        search.computeDesiredQuotes(in, out);
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.POST_ONLY, choice.bidForcedBy());
        bid.priceE4 = 5_100;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.NONE, choice.bidForcedBy());
        ask.selling = true;
        in.heldFirstE6 = 200 * SHARE_E6;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.NONE, choice.askForcedBy());
        in.heldFirstE6--;
        choice.choose(in, bid, ask, out, chosen);
        assertEquals(Constraint.HELD, choice.askForcedBy());
    }
}
