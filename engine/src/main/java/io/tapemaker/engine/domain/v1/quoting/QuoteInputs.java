package io.tapemaker.engine.domain.v1.quoting;

import io.tapemaker.engine.domain.v1.settings.QuotingRules;
import io.tapemaker.journal.types.TickSize;
import org.jspecify.annotations.Nullable;

/**
 * Everything from which the quotes of one market are computed, filled anew for each decision and reused. Prices in E4
 * of the market's first token; the second token's are the complements. 0 stands for an empty side.
 */
public final class QuoteInputs {

    /** Why there may be no quotes whatever the prices, {@link QuoteCause#QUOTED} when nothing stands against them. */
    public QuoteCause gate = QuoteCause.DISABLED;

    /** The price grid, null if unknown. */
    public @Nullable TickSize tick;

    /** Best bid. */
    public long bidE4;

    /** Best ask. */
    public long askE4;

    /** Best bid among levels of the least scoring size. */
    public long adjustedBidE4;

    /** Best ask among levels of the least scoring size. */
    public long adjustedAskE4;

    /** Whether the market's second token is known, so that it can be bought too. */
    public boolean secondToken;

    /** The smallest order the market takes, in E6; 0 if unknown. */
    public long minOrderSizeE6;

    /** Rules in force for the market. */
    public @Nullable QuotingRules rules;

    /** Twice the adjusted midpoint in E4, so that half ticks stay exact; 0 if a side is empty. */
    public long adjustedMidpointX2E4() {
        return adjustedBidE4 == 0 || adjustedAskE4 == 0 ? 0 : adjustedBidE4 + adjustedAskE4;
    }
}
