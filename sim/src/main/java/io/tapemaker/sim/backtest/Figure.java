package io.tapemaker.sim.backtest;

/** What is counted of a sum of days and markets. All of them add up; capital is then the sum of each market's most. */
public enum Figure {
    /** Rewards that are paid, in millionths of a dollar. */
    REWARD_E6,
    /** Rebates that are paid, in millionths of a dollar. */
    REBATES_E6,
    /** Between the fills' prices and the midpoints that stood, in dollars x 2E10. */
    SPREAD_X2E10,
    /** From there to the next quotes, in dollars x 2E10. */
    MARKOUT_X2E10,
    /** All after that, in dollars x 2E10. */
    DRIFT_X2E10,
    /** The most in open buys and unpaired shares at once, in dollars x 2E10. */
    CAPITAL_X2E10,
    /** Orders placed and cancelled. */
    CALLS,
    /** Minutes that were looked at. */
    MINUTES,
    /** Of these, those in which something scored. */
    SCORING_MINUTES,
    /** Fills. */
    FILLS,
    /** Shares filled, in millionths. */
    FILLED_E6;

    /** Its value. */
    public long of(DayFigures figures) {
        return switch (this) {
            case REWARD_E6 -> figures.rewardPaidE6;
            case REBATES_E6 -> figures.rebatePaidE6;
            case SPREAD_X2E10 -> figures.spreadX2E10;
            case MARKOUT_X2E10 -> figures.markoutX2E10;
            case DRIFT_X2E10 -> figures.driftX2E10;
            case CAPITAL_X2E10 -> figures.mostCapitalX2E10;
            case CALLS -> figures.edits;
            case MINUTES -> figures.minutes;
            case SCORING_MINUTES -> figures.scoringMinutes;
            case FILLS -> figures.fills;
            case FILLED_E6 -> figures.filledE6;
        };
    }
}
