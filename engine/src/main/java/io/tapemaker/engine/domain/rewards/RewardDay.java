package io.tapemaker.engine.domain.rewards;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * The rewards that we expect in one market: today's by minute samples, and those of the day that ended last. The venue
 * samples at a random instant of each minute; we do at the first tick of it, at most once. Days change by event time.
 * Allocates nothing.
 *
 * <p>On a tick: {@link #advance} says whether a day has ended, which {@link #finished} then holds;
 * {@link #isSampleDue} whether to score; {@link #onSample} books the scores. A minute without a sample counts as zero.
 */
public final class RewardDay {

    /** Samples of a day: one a minute. */
    public static final int SAMPLES_PER_DAY = 1_440;

    /** A minute of event time. */
    public static final long NS_PER_MINUTE = 60_000_000_000L;

    /** A UTC day of event time. */
    public static final long NS_PER_DAY = SAMPLES_PER_DAY * NS_PER_MINUTE;

    /** Less than a dollar a day is not paid. */
    public static final long LEAST_PAID_E6 = 1_000_000L;

    private DaySums today = new DaySums();
    private DaySums finished = new DaySums();

    /**
     * Takes notice of the time. On a new UTC day, what was today is finished and today begins with nothing.
     *
     * @param nowNs event time, not before any given earlier
     * @return whether a day has ended with this call
     */
    public boolean advance(long nowNs) {
        long day = Math.floorDiv(nowNs, NS_PER_DAY);
        if (day < 0 || day < today.utcDay()) {
            throw new IllegalArgumentException(
                    "rewards: event time went back from day " + today.utcDay() + " to " + day);
        }
        if (day == today.utcDay()) {
            return false;
        }
        boolean ended = today.utcDay() != DaySums.NO_DAY;
        if (ended) {
            DaySums reused = finished;
            finished = today;
            today = reused;
        }
        today.begin(day);
        return ended;
    }

    /** Whether the minute of this event time has no sample yet. */
    public boolean isSampleDue(long nowNs) {
        long day = Math.floorDiv(nowNs, NS_PER_DAY);
        return day > today.utcDay() || day == today.utcDay() && minuteOf(nowNs) > today.lastMinute();
    }

    /**
     * Books the sample of a minute, unless it has one; a new day begins first, as by {@link #advance}.
     *
     * @param ownQMin what our orders score now, young ones left out
     * @param othersUpper the upper end of what all others score, at least {@code othersLower}
     * @param othersLower the nominal lower end
     * @param ratePerDayE6 the market's pool of the day as it is known now
     * @return whether it was booked
     * @throws IllegalArgumentException if a score is negative or not a number, or the rate is out of its range
     */
    public boolean onSample(long nowNs, double ownQMin, double othersUpper, double othersLower, long ratePerDayE6) {
        requireScores(ownQMin, othersUpper, othersLower);
        if (ratePerDayE6 < 0 || ratePerDayE6 > RewardTerms.MAX_RATE_PER_DAY_E6) {
            throw new IllegalArgumentException(
                    "rewards: rate per day in E6 is " + ratePerDayE6 + ", not 0 to " + RewardTerms.MAX_RATE_PER_DAY_E6);
        }
        advance(nowNs);
        if (!isSampleDue(nowNs)) {
            return false;
        }
        today.add(minuteOf(nowNs), ownQMin, othersUpper, othersLower, ratePerDayE6);
        return true;
    }

    /** What today's samples so far earn in E6 dollars against the upper end of the competition: what to count on. */
    public long expectedTodayE6() {
        return today.leastE6();
    }

    /** Today as of the last call with a time. */
    public DaySums today() {
        return today;
    }

    /** The day that ended last; its day is {@link DaySums#NO_DAY} if none has. */
    public DaySums finished() {
        return finished;
    }

    /** Writes everything that the next call depends on. */
    public void write(StateWriter out) {
        today.write(out);
        finished.write(out);
    }

    /** Takes over what {@link #write} wrote. */
    public void read(StateReader in) {
        today.read(in);
        finished.read(in);
        if (finished.utcDay() != DaySums.NO_DAY && finished.utcDay() >= today.utcDay()) {
            throw in.invalid("finished day of rewards is " + finished.utcDay() + ", today " + today.utcDay());
        }
    }

    private static int minuteOf(long nowNs) {
        return (int) (Math.floorMod(nowNs, NS_PER_DAY) / NS_PER_MINUTE);
    }

    private static void requireScores(double ownQMin, double othersUpper, double othersLower) {
        boolean inOrder = ownQMin >= 0 && othersLower >= 0 && othersLower <= othersUpper;
        if (!inOrder || ownQMin > Double.MAX_VALUE || othersUpper > Double.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "rewards: a score is negative, not a number, or the others' lower end is above the upper one");
        }
    }
}
