package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * What we expect of one UTC day's rewards in one market, from the samples taken so far.
 *
 * <p>A maker gets the day's pool times their shares' sum over everybody's, and everybody's shares sum to one in each
 * sample in which anybody scores. So the expected amount is the sum over samples of rate x share, over the number of
 * the day's samples less those in which nobody scored. Samples not taken, be they missed or still to come, are zero for
 * us and counted as scored by others.
 *
 * <p>Rounding, always down: a share is cut to nine decimals, rate x share to a billionth of a dollar, the amount to a
 * millionth.
 */
public final class DaySums {

    /** No day yet. */
    public static final long NO_DAY = -1;

    private static final long SHARE_ONE_E9 = 1_000_000_000L;
    private static final long ONE_DOLLAR_E6 = 1_000_000L;
    private static final long E9_PER_E6 = 1_000L;
    private static final long MAX_UTC_DAY = Long.MAX_VALUE / RewardDay.NS_PER_DAY;

    private long utcDay = NO_DAY;
    private int lastMinute = -1;
    private int samples;
    private int emptyAtMost;
    private int emptyAtLeast;
    private long leastE9;
    private long mostE9;

    /** Days since 1970, or {@link #NO_DAY}. */
    public long utcDay() {
        return utcDay;
    }

    /** Samples taken, at most 1,440. */
    public int samples() {
        return samples;
    }

    /** E6 dollars against the upper end of the competition: what to count on. */
    public long leastE6() {
        return paidPerSample(leastE9, emptyAtLeast);
    }

    /** E6 dollars against the nominal lower end of the competition. */
    public long mostE6() {
        return paidPerSample(mostE9, emptyAtMost);
    }

    /** {@link #leastE6()}, or 0 if the venue does not pay so little. */
    public long leastPaidE6() {
        return paidE6(leastE6());
    }

    /** {@link #mostE6()}, or 0 if the venue does not pay so little. */
    public long mostPaidE6() {
        return paidE6(mostE6());
    }

    /**
     * What is paid of an amount earned in a day. Whether the venue's dollar is one for each market or one for each
     * maker is not published: apply it to a market's amount to be careful, to the sum of all markets to be hopeful.
     */
    public static long paidE6(long earnedE6) {
        return earnedE6 < RewardDay.LEAST_PAID_E6 ? 0 : earnedE6;
    }

    private static long paidPerSample(long sumE9, int empty) {
        int scored = RewardDay.SAMPLES_PER_DAY - empty;
        return scored == 0 ? 0 : sumE9 / (scored * E9_PER_E6);
    }

    void begin(long day) {
        utcDay = day;
        lastMinute = -1;
        samples = 0;
        emptyAtMost = 0;
        emptyAtLeast = 0;
        leastE9 = 0;
        mostE9 = 0;
    }

    int lastMinute() {
        return lastMinute;
    }

    void add(int minute, double ownQMin, double othersUpper, double othersLower, long ratePerDayE6) {
        lastMinute = minute;
        samples++;
        if (ownQMin == 0 && othersUpper == 0) {
            emptyAtLeast++;
        }
        if (ownQMin == 0 && othersLower == 0) {
            emptyAtMost++;
        }
        leastE9 = Math.addExact(leastE9, earnedE9(Scoring.share(ownQMin, othersUpper), ratePerDayE6));
        mostE9 = Math.addExact(mostE9, earnedE9(Scoring.share(ownQMin, othersLower), ratePerDayE6));
    }

    /** Rate x share, cut; the rate in dollars and millionths apart, since the whole product does not fit a long. */
    private static long earnedE9(double share, long ratePerDayE6) {
        long shareE9 = (long) (share * SHARE_ONE_E9);
        long dollars = ratePerDayE6 / ONE_DOLLAR_E6;
        long millionths = ratePerDayE6 % ONE_DOLLAR_E6;
        return dollars * shareE9 + millionths * shareE9 / ONE_DOLLAR_E6;
    }

    void write(StateWriter out) {
        out.putLong(utcDay);
        out.putInt(lastMinute);
        out.putInt(samples);
        out.putInt(emptyAtMost);
        out.putInt(emptyAtLeast);
        out.putLong(leastE9);
        out.putLong(mostE9);
    }

    void read(StateReader in) {
        utcDay = in.getLong(NO_DAY, MAX_UTC_DAY, "UTC day of rewards");
        int highestMinute = utcDay == NO_DAY ? -1 : RewardDay.SAMPLES_PER_DAY - 1;
        lastMinute = in.getInt(-1, highestMinute, "minute of the last reward sample");
        samples = in.getInt(lastMinute < 0 ? 0 : 1, lastMinute + 1, "number of reward samples");
        emptyAtMost = in.getInt(0, samples, "number of reward samples that may be empty");
        emptyAtLeast = in.getInt(0, emptyAtMost, "number of reward samples that are empty");
        long highestE9 = samples * RewardTerms.MAX_RATE_PER_DAY_E6 * E9_PER_E6;
        leastE9 = in.getLong(0, highestE9, "least sum of rewards");
        mostE9 = in.getLong(leastE9, highestE9, "greatest sum of rewards");
    }
}
