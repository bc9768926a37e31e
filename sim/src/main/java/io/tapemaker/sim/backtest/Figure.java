package io.tapemaker.sim.backtest;

import java.util.function.ToLongFunction;

/** What is counted of a sum of days and markets. All of them add up; capital is then the sum of each market's most. */
public enum Figure {
    /** Rewards that are paid, in millionths of a dollar. */
    REWARD_E6(of -> of.rewardPaidE6),
    /** Rebates that are paid, in millionths of a dollar. */
    REBATES_E6(of -> of.rebatePaidE6),
    /** Between the fills' prices and the midpoints that stood, in dollars x 2E10. */
    SPREAD_X2E10(of -> of.spreadX2E10),
    /** From there to the next quotes, in dollars x 2E10. */
    MARKOUT_X2E10(of -> of.markoutX2E10),
    /** All after that, in dollars x 2E10. */
    DRIFT_X2E10(of -> of.driftX2E10),
    /** The most in open buys and unpaired shares at once, in dollars x 2E10. */
    CAPITAL_X2E10(of -> of.mostCapitalX2E10),
    /** Orders placed and cancelled. */
    CALLS(of -> of.edits),
    /** Minutes that were looked at. */
    MINUTES(of -> of.minutes),
    /** Of these, those in which something scored. */
    SCORING_MINUTES(of -> of.scoringMinutes),
    /** Fills. */
    FILLS(of -> of.fills),
    /** Shares filled, in millionths. */
    FILLED_E6(of -> of.filledE6);

    private final ToLongFunction<DayFigures> value;

    Figure(ToLongFunction<DayFigures> value) {
        this.value = value;
    }

    /** Its value. */
    public long of(DayFigures figures) {
        return value.applyAsLong(figures);
    }
}
