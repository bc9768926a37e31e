package io.tapemaker.engine.domain.regime;

/**
 * When regimes change. Times are milliseconds of event time; volatility is in the unit of the signal that is given in
 * {@link RegimeInputs#volatility}.
 *
 * @param holds how long a reason lasts after it was given last
 * @param gameStart lead times before the start of a game
 * @param end lead times before the end of the market
 * @param volatilityEnter at this volatility and above the market is quoted WIDE
 * @param volatilityLeave below this volatility it is not any more
 */
public record RegimeSettings(
        HoldTimes holds, LeadTimes gameStart, LeadTimes end, long volatilityEnter, long volatilityLeave) {

    /** Ten minutes before a game and an hour before the end nothing rests; volatility in E6 dollars per root minute. */
    public static final RegimeSettings DEFAULTS = new RegimeSettings(
            HoldTimes.DEFAULTS, new LeadTimes(3_600_000, 600_000), new LeadTimes(86_400_000, 3_600_000), 10_000, 7_000);

    /**
     * Two moments before something happens.
     *
     * @param reduceMs from so long before on only what reduces the position rests
     * @param pullMs from so long before on nothing rests; not longer
     */
    public record LeadTimes(long reduceMs, long pullMs) {

        private static final long MAX_MS = 365L * 86_400_000L;

        public LeadTimes {
            if (pullMs < 0 || pullMs > reduceMs || reduceMs > MAX_MS) {
                throw new IllegalArgumentException("lead times are " + reduceMs + " and " + pullMs + " ms: use 0 to "
                        + MAX_MS + ", and the second not longer than the first");
            }
        }
    }

    public RegimeSettings {
        if (volatilityLeave < 1 || volatilityLeave > volatilityEnter) {
            throw new IllegalArgumentException("volatilityLeave is " + volatilityLeave
                    + ": use 1 to volatilityEnter, which is " + volatilityEnter);
        }
    }
}
