package io.tapemaker.sim.venue;

/**
 * What an account earned in one market on one UTC day.
 *
 * @param earnedE6 dollars
 * @param paidE6 the same, or 0 where it is less than the venue pays
 */
public record Payout(long utcDay, int market, int account, Kind kind, long earnedE6, long paidE6) {

    /** What for. */
    public enum Kind {
        REWARD,
        REBATE
    }
}
