package io.tapemaker.sim.world;

/** What must be true in every world, by the names of the design. */
public enum Invariant {
    /** One intent is one order at the venue, ever. */
    AT_MOST_ONCE("S2"),
    /** While the latch is set nothing is placed. */
    NOTHING_PLACED_WHILE_LATCHED("S4"),
    /** An intent survives a power loss before its order leaves. */
    INTENT_IS_SAFE_BEFORE_IT_IS_SENT("S3"),
    /** Nothing new goes into a market of which an order is in doubt. */
    NOTHING_INTO_DOUBT("E1"),
    /** Nothing is placed while the newest cancel-all is unanswered. */
    NOTHING_PLACED_INTO_A_SWEEP("sweep"),
    /** What was acted upon stays on the tape, with its cause, whatever the disk loses. */
    ACTED_ON_IS_ON_THE_TAPE("S7"),
    /** A clock that jumps sets the latch. */
    CLOCK_GAP_SETS_THE_LATCH("C1"),
    /** The tape gives the same commands again, byte for byte. */
    REPLAY_IS_IDENTICAL("S6"),
    /** What is held and what may still fill stays within the limits of orders, markets and all together. */
    EXPOSURE_WITHIN_LIMITS("S9"),
    /** Once the loss of a day has set the latch, nothing is placed for the rest of it, restarts or not. */
    LOSS_OF_THE_DAY_HALTS("S10"),
    /** Nothing is placed in a market that has been silent for too long. */
    NO_STALE_QUOTE("S11"),
    /** Nothing is placed while the executor or the user stream has not been heard of for too long. */
    NO_BLIND_QUOTE("S11"),
    /** In a market that has been silent for too long nothing rests. */
    SILENCE_EMPTIES_THE_MARKET("D3"),
    /** Confirmed fills on the tape are the tokens at the venue, once all is quiet. */
    POSITION_IS_THE_VENUES("S12"),
    /** Money that confirmed fills moved on the tape is money that they moved at the venue, once all is quiet. */
    CASH_IS_THE_VENUES("S12"),
    /** Dollars and tokens of our account are what the auditor's own book says. */
    BALANCES_ARE_AS_PREDICTED("auditor"),
    /** Everybody's scores, and what we are paid for ours and for our fills, are what the auditor predicts. */
    REWARDS_ARE_AS_PREDICTED("auditor"),
    /** An order that the engine thinks it cancels is cancelled by a command. */
    CANCELS_LEAVE("S13"),
    /** No two orders have one name, in any session. */
    ORDERS_HAVE_NAMES_OF_THEIR_OWN("G2"),
    /** A book that is believed in is the venue's, but for what is on its way. */
    BOOK_IS_THE_VENUES("D4"),
    /** Prices lie on the grid that was told last, and once all is quiet the grid is the venue's. */
    PRICES_ARE_ON_THE_GRID("D8"),
    /** The orders that the engine believes in are the venue's, once all is quiet, and so is what is left of them. */
    ORDERS_ARE_THE_VENUES("E9"),
    /** The venue never turns an order away for what we might have known. */
    ORDERS_ARE_WELL_FORMED("well-formed"),
    /** No order of ours takes. */
    MAKER_ONLY("maker-only"),
    /** A market's calls stay within its budget of the hour. */
    CHURN_WITHIN_BUDGET("churn"),
    /** Nothing is lost or made at the venue. */
    VENUE_IS_SOUND("venue"),
    /** A silent feed sets the latch, and when that is set the venue soon has no order of ours. */
    LATCH_EMPTIES_THE_VENUE("S5");

    private final String id;

    Invariant(String id) {
        this.id = id;
    }

    /** Its name in the design. */
    public String id() {
        return id;
    }
}
