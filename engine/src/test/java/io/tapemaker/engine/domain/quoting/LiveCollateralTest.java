package io.tapemaker.engine.domain.quoting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import org.junit.jupiter.api.Test;

@Proof(
        id = "quoting.live-collateral",
        milestone = Milestone.M3,
        kind = ProofKind.UNIT,
        title = "At a bound total an order that rests keeps the money it locks, as far as the other side's order "
                + "leaves it, and the total stays what it is")
final class LiveCollateralTest {

    private static final long SHARE_E6 = 1_000_000;
    private static final long DOLLAR_E6 = 1_000_000;

    private final QuoteInputs in = Markets.quiet();
    private final LiveQuote bid = new LiveQuote();
    private final LiveQuote ask = new LiveQuote();

    LiveCollateralTest() {
        room(48 * DOLLAR_E6, 48 * DOLLAR_E6);
    }

    private void room(long bidE6, long askE6) {
        in.bid.roomNotionalE6 = bidE6;
        in.ask.roomNotionalE6 = askE6;
    }

    /** The room of both sides in dollars after what is locked was kept. */
    private String kept() {
        LiveCollateral.keep(in, bid, ask);
        return (double) in.bid.roomNotionalE6 / DOLLAR_E6 + " " + (double) in.ask.roomNotionalE6 / DOLLAR_E6;
    }

    @Test
    void whatIsFreeOnTheOtherSideIsTaken() {
        bid.set(4_800, 150 * SHARE_E6, false);
        assertEquals("72.0 24.0", kept());
        assertEquals("72.0 24.0", kept());
    }

    /** An ask locks the price of the second token: at 0.60 that is 0.40 a share. */
    @Test
    void theAskTakesFromTheBid() {
        ask.set(6_000, 150 * SHARE_E6, false);
        assertEquals("36.0 60.0", kept());
    }

    @Test
    void whatTheOtherOrderLocksIsNotTaken() {
        bid.set(4_800, 150 * SHARE_E6, false);
        ask.set(6_000, 100 * SHARE_E6, false);
        assertEquals("56.0 40.0", kept());
        room(48 * DOLLAR_E6, 48 * DOLLAR_E6);
        ask.sizeE6 = 150 * SHARE_E6;
        assertEquals("48.0 48.0", kept());
    }

    @Test
    void anOrderWithinItsHalfChangesNothing() {
        bid.set(4_800, 100 * SHARE_E6, false);
        assertEquals("48.0 48.0", kept());
        bid.clear();
        assertEquals("48.0 48.0", kept());
    }

    @Test
    void aSaleLocksNothing() {
        bid.set(4_800, 150 * SHARE_E6, true);
        assertEquals("48.0 48.0", kept());
    }

    /** A side that is beyond its bound already gives nothing, and is given no more than there is. */
    @Test
    void aDebtIsNotMadeLarger() {
        room(0, -DOLLAR_E6);
        bid.set(4_800, 150 * SHARE_E6, false);
        assertEquals("0.0 -1.0", kept());
    }

    /** What is left after a fill can be any size; the money is rounded up, so that just this order still fits. */
    @Test
    void oddRemaindersFit() {
        room(10, Long.MAX_VALUE / 20_000);
        bid.set(4_807, 100_000_003, false);
        LiveCollateral.keep(in, bid, ask);
        assertEquals(48_070_002, in.bid.roomNotionalE6);
        SizeGrid sizes = new SizeGrid();
        QuoteSide side = new QuoteSide(true, in);
        side.bind(in);
        sizes.bind(side, in);
        assertTrue(sizes.isPayable(bid.priceE4, bid.sizeE6));
        in.bid.roomNotionalE6--;
        sizes.bind(side, in);
        assertFalse(sizes.isPayable(bid.priceE4, bid.sizeE6));
    }

    /** Negative control: with just its half the same order is forced away, for an ask that is not there. */
    @Test
    void withoutItTheOrderIsForcedAway() {
        bid.set(4_800, 150 * SHARE_E6, false);
        bid.ageNs = in.terms.minAgeNs();
        assertEquals(Constraint.ROOM_NOTIONAL, forcedBy());
        LiveCollateral.keep(in, bid, ask);
        assertEquals(Constraint.NONE, forcedBy());
    }

    private Constraint forcedBy() {
        DesiredQuotes wanted = new DesiredQuotes();
        EditChoice choice = new EditChoice();
        new QuoteSearch().computeDesiredQuotes(in, wanted);
        choice.choose(in, bid, ask, wanted, new DesiredQuotes());
        return choice.bidForcedBy();
    }
}
