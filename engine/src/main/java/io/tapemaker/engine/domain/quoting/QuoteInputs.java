package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.book.LevelArray;
import io.tapemaker.engine.domain.rewards.RewardTerms;
import io.tapemaker.engine.domain.rewards.Scoring;
import io.tapemaker.journal.types.TickSize;

/**
 * Everything from which the quotes of one market are computed, filled anew for each decision and reused. Prices are the
 * first token's, in E4.
 */
public final class QuoteInputs {

    private static final RewardTerms NO_REWARDS =
            new RewardTerms(0, 0, 0, RewardTerms.ONE_E4, RewardTerms.USUAL_DIVISOR_E4, 0);

    /** Bids on the first token, best first, without our own live orders. */
    public final LevelArray bids = new LevelArray();

    /** Asks on the first token, best first, without our own live orders. */
    public final LevelArray asks = new LevelArray();

    /** What the bid side may do and faces. */
    public final SideInputs bid = new SideInputs();

    /** What the ask side may do and faces. */
    public final SideInputs ask = new SideInputs();

    /** The price grid; there is nothing to decide while it is unknown. */
    public TickSize tick = TickSize.CENT;

    /** The venue's reward terms of the market. */
    public RewardTerms terms = NO_REWARDS;

    /** How to quote. */
    public QuotingSettings settings = QuotingSettings.DEFAULTS;

    /** The smallest order that the market takes, in E6. */
    public long minOrderSizeE6;

    /** Whether only orders that bring the inventory nearer to zero are allowed, none larger than the inventory. */
    public boolean reduceOnly;

    /** Least distance of a quote from the others' adjusted midpoint, in E4; 0 outside of a wide regime. */
    public long leastDistanceE4;

    /** Shares of the first token that may be sold, in E6. */
    public long heldFirstE6;

    /** Shares of the second token that may be sold, in E6. */
    public long heldSecondE6;

    /** Shares of the first token less shares of the second, in E6. */
    public long inventoryE6;

    /**
     * Standard deviation of the midpoint's move in a second, in E4 dollars, that of what lasts; grows with the root of
     * time.
     */
    public double volatilityE4;

    /** Twice the adjusted midpoint of the others' book in E4, 0 for none: what the quotes hold to be fair. */
    public long fairX2E4() {
        return Scoring.adjustedMidpointX2E4(bids, asks, terms.minSizeE6());
    }
}
