package io.tapemaker.engine.domain.rewards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateFormatException;
import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

@Proof(
        id = "rewards.day",
        milestone = Milestone.M3,
        kind = ProofKind.PROPERTY,
        title = "A day of samples is booked as the venue pays it, rounded down, once a minute, and survives a restart",
        invariants = {"rewards.day.equals-twin", "rewards.day.state-restores"})
class RewardDayTest {

    private static final long DAY_NS = RewardDay.NS_PER_DAY;
    private static final long MINUTE_NS = RewardDay.NS_PER_MINUTE;
    private static final long START_NS = 20_000 * DAY_NS;
    private static final long TWENTY_DOLLARS_E6 = 20_000_000;

    private final RewardDay day = new RewardDay();

    private boolean sample(int minute, double own, double upper, double lower) {
        return day.onSample(START_NS + minute * MINUTE_NS, own, upper, lower, TWENTY_DOLLARS_E6);
    }

    @Test
    void everyMinuteAtAThird() {
        for (int minute = 0; minute < 1_440; minute++) {
            assertTrue(sample(minute, 1, 2, 1));
        }
        assertEquals(1_440, day.today().samples());
        // A third cut to nine decimals: 20 x 0.333333333.
        assertEquals(6_666_666, day.expectedTodayE6());
        assertEquals(10_000_000, day.today().mostE6());
    }

    @Test
    void missedMinutesCountAsZero() {
        for (int minute = 0; minute < 1_440; minute += 4) {
            sample(minute, 1, 1, 0);
        }
        assertEquals(2_500_000, day.expectedTodayE6());
        assertEquals(5_000_000, day.today().mostE6());
    }

    @Test
    void minutesInWhichNobodyScoresLeaveThePoolToTheOthers() {
        for (int minute = 0; minute < 720; minute++) {
            sample(minute, 0, 0, 0);
        }
        assertEquals(0, day.expectedTodayE6());
        for (int minute = 720; minute < 1_440; minute++) {
            sample(minute, 3, 1, 1);
        }
        assertEquals(15_000_000, day.expectedTodayE6());
        RewardDay alone = new RewardDay();
        for (int minute = 0; minute < 1_440; minute++) {
            alone.onSample(minute * MINUTE_NS, 0, 0, 0, TWENTY_DOLLARS_E6);
        }
        assertEquals(0, alone.expectedTodayE6());
    }

    @Test
    void aMinuteIsSampledOnce() {
        assertTrue(day.isSampleDue(START_NS));
        assertTrue(sample(0, 1, 1, 1));
        assertFalse(day.isSampleDue(START_NS + MINUTE_NS - 1));
        assertFalse(day.onSample(START_NS + MINUTE_NS - 1, 1, 1, 1, TWENTY_DOLLARS_E6));
        assertTrue(day.isSampleDue(START_NS + MINUTE_NS));
        assertTrue(sample(1, 1, 1, 1));
        assertFalse(sample(0, 1, 1, 1));
        assertEquals(2, day.today().samples());
    }

    @Test
    void aRateThatChangesCountsFromThenOn() {
        for (int minute = 0; minute < 1_440; minute++) {
            day.onSample(START_NS + minute * MINUTE_NS, 1, 1, 1, minute < 720 ? TWENTY_DOLLARS_E6 : 0);
        }
        assertEquals(5_000_000, day.expectedTodayE6());
    }

    @Test
    void lessThanADollarIsNotPaid() {
        assertEquals(0, DaySums.paidE6(999_999));
        assertEquals(1_000_000, DaySums.paidE6(1_000_000));
        for (int minute = 0; minute < 100; minute++) {
            sample(minute, 1, 1, 0);
        }
        assertEquals(694_444, day.today().leastE6());
        assertEquals(0, day.today().leastPaidE6());
        assertEquals(1_388_888, day.today().mostPaidE6());
    }

    @Test
    void theDayChangesByEventTimeAndHandsOutWhatEnded() {
        assertFalse(day.advance(START_NS));
        assertEquals(DaySums.NO_DAY, day.finished().utcDay());
        for (int minute = 0; minute < 1_440; minute++) {
            sample(minute, 1, 1, 1);
        }
        assertFalse(day.advance(START_NS + DAY_NS - 1));
        assertTrue(day.advance(START_NS + DAY_NS));
        assertFalse(day.advance(START_NS + DAY_NS));
        assertEquals(20_000, day.finished().utcDay());
        assertEquals(10_000_000, day.finished().leastPaidE6());
        assertEquals(0, day.expectedTodayE6());
        assertEquals(20_001, day.today().utcDay());
        assertTrue(day.onSample(START_NS + 5 * DAY_NS, 1, 1, 1, TWENTY_DOLLARS_E6));
        assertEquals(20_001, day.finished().utcDay());
        assertEquals(0, day.finished().samples());
        assertEquals(1, day.today().samples());
    }

    @Test
    void nonsenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> day.advance(-1));
        sample(3, 1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> day.advance(START_NS - 1));
        assertThrows(IllegalArgumentException.class, () -> sample(4, -1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> sample(4, Double.NaN, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> sample(4, 1, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> sample(4, 1, Double.POSITIVE_INFINITY, 2));
        assertThrows(IllegalArgumentException.class, () -> day.onSample(START_NS, 1, 1, 1, -1));
        assertThrows(
                IllegalArgumentException.class,
                () -> day.onSample(START_NS, 1, 1, 1, RewardTerms.MAX_RATE_PER_DAY_E6 + 1));
        assertEquals(1, day.today().samples());
    }

    /** The largest pool for a whole day alone: nothing overflows, nothing is lost. */
    @Test
    void theLargestPool() {
        for (int minute = 0; minute < 1_440; minute++) {
            day.onSample(START_NS + minute * MINUTE_NS, 1e-9, 0, 0, RewardTerms.MAX_RATE_PER_DAY_E6);
        }
        assertEquals(RewardTerms.MAX_RATE_PER_DAY_E6, day.expectedTodayE6());
    }

    /** The venue's rule in decimals: the pool times our shares' sum over everybody's. */
    private static final class Twin {
        private BigDecimal own = BigDecimal.ZERO;
        private int everybody = 1_440;

        void sample(double ownQMin, double others) {
            if (ownQMin == 0 && others == 0) {
                everybody--;
            } else {
                BigDecimal score = new BigDecimal(ownQMin);
                own = own.add(score.divide(score.add(new BigDecimal(others)), MathContext.DECIMAL128));
            }
        }

        /** In E6, not rounded. */
        double amount(long rateE6) {
            return everybody == 0
                    ? 0
                    : own.multiply(BigDecimal.valueOf(rateE6))
                            .divide(BigDecimal.valueOf(everybody), MathContext.DECIMAL128)
                            .doubleValue();
        }
    }

    private static double score(Random random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(100_000) / 7.0;
    }

    private static void assertBooked(double exactE6, long bookedE6, long rateE6, int everybody) {
        // Each sample loses less than a billionth of the rate and a billionth of a dollar, the end a millionth.
        double lost = (rateE6 * 1e-9 + 1e-3) * RewardDay.SAMPLES_PER_DAY / Math.max(1, everybody) + 1;
        assertTrue(bookedE6 <= exactE6 * (1 + 1e-12) + 1e-6, bookedE6 + " is more than " + exactE6);
        assertTrue(bookedE6 > exactE6 * (1 - 1e-12) - lost, bookedE6 + " is too little for " + exactE6);
    }

    @Property(tries = 10_000)
    void equalsTheVenuesRule(@ForAll long seed) {
        Random random = new Random(seed);
        RewardDay booked = new RewardDay();
        Twin least = new Twin();
        Twin most = new Twin();
        long rateE6 = random.nextInt(1_000) * 1_000_003L;
        int lastMinute = -1;
        for (int i = random.nextInt(60); i > 0; i--) {
            int minute = Math.min(1_439, Math.max(0, lastMinute) + random.nextInt(30));
            double own = score(random);
            double upper = score(random);
            double lower = upper * random.nextInt(3) / 2;
            boolean due = minute > lastMinute;
            long withinNs = random.nextInt(60) * 1_000_000_000L;
            long nowNs = START_NS + minute * MINUTE_NS + (due ? withinNs : MINUTE_NS - 1);
            assertEquals(due, booked.onSample(nowNs, own, upper, lower, rateE6));
            if (due) {
                least.sample(own, upper);
                most.sample(own, lower);
                lastMinute = minute;
            }
        }
        assertBooked(least.amount(rateE6), booked.expectedTodayE6(), rateE6, least.everybody);
        assertBooked(most.amount(rateE6), booked.today().mostE6(), rateE6, most.everybody);
        assertTrue(booked.expectedTodayE6() <= booked.today().mostE6());
        assertTrue(booked.today().mostE6() <= rateE6);
        Invariants.checked("rewards.day.equals-twin", 1);
    }

    private static byte[] state(RewardDay day) {
        StateWriter out = new StateWriter();
        day.write(out);
        return out.toByteArray();
    }

    private static RewardDay restored(byte[] state) {
        RewardDay day = new RewardDay();
        StateReader in = new StateReader(state);
        day.read(in);
        in.finish();
        return day;
    }

    @Property(tries = 200)
    void aRestoredStateGoesOnTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        RewardDay whole = new RewardDay();
        RewardDay twin = new RewardDay();
        long nowNs = START_NS;
        for (int i = 0; i < 200; i++) {
            nowNs += random.nextInt(20) == 0 ? DAY_NS / 3 : random.nextInt(200) * 1_000_000_000L;
            double others = score(random);
            double own = score(random);
            assertEquals(
                    whole.onSample(nowNs, own, others, others / 2, TWENTY_DOLLARS_E6),
                    twin.onSample(nowNs, own, others, others / 2, TWENTY_DOLLARS_E6));
            assertArrayEquals(state(whole), state(twin));
            twin = restored(state(whole));
            assertArrayEquals(state(whole), state(twin));
        }
        Invariants.checked("rewards.day.state-restores", 200);
    }

    /** Negative control: a sample that is lost shows in the bytes. */
    @Test
    void aLostSampleShows() {
        sample(0, 1, 1, 1);
        byte[] before = state(day);
        sample(1, 1, 1, 1);
        assertNotEquals(Arrays.toString(before), Arrays.toString(state(day)));
    }

    @Test
    void aCutOrImpossibleStateIsRefused() {
        sample(0, 1, 2, 1);
        day.advance(START_NS + DAY_NS);
        byte[] state = state(day);
        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThrows(StateFormatException.class, () -> restored(cut));
        }
        // First today's fields, then the finished day's: day, last minute, samples, two counts, two sums.
        int[] widths = {8, 4, 4, 4, 4, 8, 8, 8, 4, 4, 4, 4, 8, 8};
        int end = 0;
        for (int width : widths) {
            end += width;
            byte[] wrong = state.clone();
            wrong[end - 1] = 0x70;
            assertThrows(StateFormatException.class, () -> restored(wrong), "field before " + end);
        }
        assertEquals(state.length, end);
        byte[] twice = new byte[state.length];
        System.arraycopy(state, 0, twice, 0, state.length / 2);
        System.arraycopy(state, 0, twice, state.length / 2, state.length / 2);
        assertThrows(StateFormatException.class, () -> restored(twice));
    }
}
