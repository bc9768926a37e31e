package io.tapemaker.engine.domain.quoting;

import io.tapemaker.journal.types.Decimals;
import io.tapemaker.journal.types.Price;
import io.tapemaker.journal.types.Size;
import java.util.function.BiConsumer;

/**
 * Why the quotes of a market are what they are: the inputs that matter, the chosen pair and what it is worth, the best
 * other pair, and what bound each side. Reused; allocates only when its text is asked for.
 */
public final class Explanation {

    private static final int MIDPOINT_DECIMALS = 5;

    /** What stands against any quote; {@link Constraint#NONE} if there are some. */
    public Constraint constraint = Constraint.NONE;

    public final SideExplanation bid = new SideExplanation();
    public final SideExplanation ask = new SideExplanation();

    /** What the chosen pair is worth, per day. */
    public final QuoteValue value = new QuoteValue();

    /** Whether there is another pair, and what it is worth in E9 dollars per day. No quotes at all are a pair, too. */
    public boolean hasRunnerUp;

    public long runnerUpE9;

    /** Twice the others' adjusted midpoint, and twice the one with the quotes in the book, in E4; 0 for none. */
    public long fairX2E4;

    public long midpointX2E4;

    long bestBidE4;
    long bestAskE4;
    long ratePerDayE6;
    long maxSpreadE4;
    long minSizeE6;
    long stepE4;
    long inventoryE6;
    long volatilityE6;
    long leastDistanceE4;
    long leastNetRateE6;
    boolean reduceOnly;

    void read(QuoteInputs in) {
        bestBidE4 = in.bids.count() == 0 ? 0 : in.bids.priceE4(0);
        bestAskE4 = in.asks.count() == 0 ? 0 : in.asks.priceE4(0);
        fairX2E4 = in.fairX2E4();
        ratePerDayE6 = in.terms.ratePerDayE6();
        maxSpreadE4 = in.terms.maxSpreadE4();
        minSizeE6 = in.terms.minSizeE6();
        stepE4 = in.tick.stepE4();
        inventoryE6 = in.inventoryE6;
        volatilityE6 = Math.round(in.volatilityE4 * 100);
        leastDistanceE4 = in.leastDistanceE4;
        leastNetRateE6 = in.settings.leastNetRateE6();
        reduceOnly = in.reduceOnly;
        bid.roomSharesE6 = in.bid.roomSharesE6;
        bid.roomNotionalE6 = in.bid.roomNotionalE6;
        ask.roomSharesE6 = in.ask.roomSharesE6;
        ask.roomNotionalE6 = in.ask.roomNotionalE6;
    }

    /** Hands out keys and values in a fixed order; money in dollars, rates per day. */
    public void describe(BiConsumer<String, String> lines) {
        lines.accept("constraint", SideExplanation.word(constraint));
        lines.accept("touch", Price.format(bestBidE4) + " / " + Price.format(bestAskE4));
        lines.accept("tick", Price.format(stepE4));
        lines.accept("midpoint.others", midpoint(fairX2E4));
        lines.accept("midpoint", midpoint(midpointX2E4));
        lines.accept("reward.rate", Size.format(ratePerDayE6));
        lines.accept("reward.band", Price.format(maxSpreadE4));
        lines.accept("reward.min-size", Size.format(minSizeE6));
        lines.accept("inventory", RateE9.signed(inventoryE6, Size.DECIMALS));
        lines.accept("volatility", Decimals.format(volatilityE6, Size.DECIMALS));
        lines.accept("least-distance", Price.format(leastDistanceE4));
        lines.accept("least-net-rate", Size.format(leastNetRateE6));
        lines.accept("reduce-only", Boolean.toString(reduceOnly));
        bid.describe("bid", lines);
        ask.describe("ask", lines);
        lines.accept("value.reward", RateE9.format(value.rewardE9));
        lines.accept("value.pickoff", RateE9.format(value.pickoffE9));
        lines.accept("value.capital", RateE9.format(value.capitalE9));
        lines.accept("value.inventory", RateE9.format(value.inventoryE9));
        lines.accept("value.net", RateE9.format(value.netE9()));
        if (hasRunnerUp) {
            lines.accept("runner-up.bid", SideExplanation.text(bid.runnerUp, "bid"));
            lines.accept("runner-up.ask", SideExplanation.text(ask.runnerUp, "ask"));
            lines.accept("runner-up.net", RateE9.format(runnerUpE9));
        }
    }

    private static String midpoint(long x2E4) {
        return x2E4 == 0 ? "none" : Decimals.format(x2E4 * 5, MIDPOINT_DECIMALS);
    }
}
