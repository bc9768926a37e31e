package io.tapemaker.engine.domain.quoting;

import io.tapemaker.engine.domain.signals.StepLoss;

/**
 * What one side of a market may do, and what the tape taught about trading there. The bid side buys the first token or
 * sells the second, the ask side sells the first or buys the second. Filled anew for each decision and reused.
 */
public final class SideInputs {

    /** Whether the regime lets this side quote. */
    public boolean allowed;

    /**
     * Largest order that the limits leave, in E6 shares, with everything else counted in its worst case. A live order
     * that this side's new one would replace is not counted.
     */
    public long roomSharesE6;

    /** Collateral that an order of this side may lock, in E6 dollars. A sale of held tokens locks none. */
    public long roomNotionalE6;

    /** Trades per second that would hit an order of this side. */
    public double tradesPerSecond;

    /** Mean size of such a trade, in shares. */
    public double meanTradeShares;

    /** What a share filled on this side is expected to lose against the fair value of the moment, in E4 dollars. */
    public double adverseMoveE4;

    /** What steps of the fair value against an order of this side cost. */
    public final StepLoss steps = new StepLoss();
}
