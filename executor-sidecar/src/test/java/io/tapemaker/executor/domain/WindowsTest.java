package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.windows",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Days, seconds, beats and silences of the executor begin and end at their very nanosecond")
final class WindowsTest {

    private static final long DAY_AND_A_BUCKET_NS = RollingDay.BUCKETS * RollingDay.BUCKET_NS;
    private static final ConditionId MARKET = new ConditionId(new Uint256(0, 0, 0, 1));
    private static final ConditionId OTHER = new ConditionId(new Uint256(0, 0, 0, 2));

    @Test
    void aDayForgetsABucketWhenItsDayIsOver() {
        RollingDay day = new RollingDay();
        day.add(0, 5);
        day.add(RollingDay.BUCKET_NS, 7);
        assertEquals(12, day.sum(DAY_AND_A_BUCKET_NS - 1));
        assertEquals(7, day.sum(DAY_AND_A_BUCKET_NS));
        day.add(DAY_AND_A_BUCKET_NS, 11);
        assertEquals(18, day.sum(DAY_AND_A_BUCKET_NS));
        assertEquals(18, day.sum(0), "time goes back");
        day.add(0, 1);
        assertEquals(12, day.sum(2 * DAY_AND_A_BUCKET_NS - 1), "what came late counts as new");
        assertEquals(0, day.sum(2 * DAY_AND_A_BUCKET_NS));
        day.add(2 * DAY_AND_A_BUCKET_NS, 3);
        assertEquals(0, day.sum(9 * DAY_AND_A_BUCKET_NS + 1), "days pass at once");
    }

    @Test
    void sumsStopAtTheMostThatThereIs() {
        assertEquals(8, RollingDay.saturatedSum(3, 5));
        assertEquals(-2, RollingDay.saturatedSum(-5, 3));
        assertEquals(-2, RollingDay.saturatedSum(3, -5));
        assertEquals(Long.MAX_VALUE, RollingDay.saturatedSum(Long.MAX_VALUE, 1));
        RollingDay day = new RollingDay();
        day.add(0, Long.MAX_VALUE);
        day.add(0, Long.MAX_VALUE);
        day.add(RollingDay.BUCKET_NS, Long.MAX_VALUE);
        assertEquals(Long.MAX_VALUE, day.sum(RollingDay.BUCKET_NS));
    }

    @Test
    void aSecondHoldsSoManyMessages() {
        MessageRate rate = new MessageRate();
        assertFalse(rate.allows(0, 0));
        rate.sent(0);
        assertTrue(rate.allows(1, 2));
        rate.sent(1);
        assertFalse(rate.allows(Bench.SECOND_NS - 1, 2));
        assertTrue(rate.allows(Bench.SECOND_NS, 2));
        rate.sent(Bench.SECOND_NS);
        assertFalse(rate.allows(Bench.SECOND_NS, 2));
        assertTrue(rate.allows(Bench.SECOND_NS + 1, 2));
    }

    @Test
    void fillsOfOneSideOfOneMarketAreCountedWithinTheirTime() {
        RepeatedFills fills = new RepeatedFills();
        CapLimits.Repeated limit = new CapLimits.Repeated(3, 10);
        assertFalse(fills.add(MARKET, Side.BUY, 0, limit));
        assertFalse(fills.add(MARKET, Side.SELL, 1, limit));
        assertFalse(fills.add(OTHER, Side.BUY, 2, limit));
        assertFalse(fills.add(MARKET, Side.BUY, 5, limit));
        assertFalse(fills.add(MARKET, Side.BUY, 10, limit), "the first is as old as the limit");
        assertTrue(fills.add(MARKET, Side.BUY, 14, limit));
        fills.forget();
        assertFalse(fills.add(MARKET, Side.BUY, 14, limit));
    }

    @Test
    void theFirstInputStartsTheClockAndNoStepIsLong() {
        SteadyClock clock = new SteadyClock();
        clock.advance(100);
        assertEquals(0, clock.nowNs());
        clock.advance(150);
        clock.advance(120);
        assertEquals(50, clock.nowNs());
        assertEquals(150, clock.eventNs());
        clock.advance(150 + 2 * SteadyClock.MAX_STEP_NS);
        assertEquals(50 + SteadyClock.MAX_STEP_NS, clock.nowNs());
    }

    @Test
    void aStreamIsUpForSixSecondsAfterItWasHeard() {
        UserStream stream = new UserStream();
        assertFalse(stream.isUp(0));
        stream.link(true, 10);
        assertTrue(stream.isUp(10 + UserStream.SILENT_NS));
        assertFalse(stream.isUp(11 + UserStream.SILENT_NS));
        stream.heard(11);
        assertTrue(stream.isUp(11 + UserStream.SILENT_NS));
        stream.link(false, 11);
        assertFalse(stream.isUp(11));
    }

    /** A heart with its clock. */
    private static final class Heart {
        final Lines out = new Lines();
        final Kernel kernel = new Kernel(out);
        final Heartbeat beat = new Heartbeat(kernel);

        Heart() {
            at(0);
            beat.start();
        }

        void at(long ns) {
            kernel.clock.advance(Bench.START_NS + ns);
        }

        /** What it asks now. */
        List<VenueRequest> asks() {
            beat.tick();
            List<VenueRequest> asked = List.copyOf(out.asked.values());
            out.asked.clear();
            return asked;
        }

        Flight landed(long tag) {
            return Objects.requireNonNull(kernel.landed(tag));
        }
    }

    @Test
    void aBeatIsSentAtOnceAndAgainWhereItIsNotAnswered() {
        Heart heart = new Heart();
        assertEquals(List.of(new VenueRequest.Beat("")), heart.asks());
        heart.at(Heartbeat.AGAIN_NS - 1);
        assertEquals(List.of(), heart.asks());
        heart.at(Heartbeat.AGAIN_NS);
        assertEquals(List.of(new VenueRequest.Beat("")), heart.asks());
        heart.beat.answered(heart.landed(2), new VenueAnswer.Beat("second"));
        heart.beat.answered(heart.landed(1), new VenueAnswer.Beat("first"));
        heart.at(Heartbeat.EVERY_NS);
        assertEquals(List.of(new VenueRequest.Beat("first")), heart.asks(), "it is due after the beat that came last");
        heart.at(Heartbeat.AGAIN_NS + Heartbeat.MISSED_NS);
        assertFalse(heart.beat.isMissed(), "an older beat sets the newer back");
    }

    @Test
    void theNextBeatIsFourSecondsAfterTheOneThatWasTaken() {
        Heart heart = new Heart();
        heart.asks();
        heart.at(Heartbeat.AGAIN_NS - 1);
        heart.beat.answered(heart.landed(1), new VenueAnswer.Beat("a"));
        heart.at(Heartbeat.EVERY_NS - 1);
        assertEquals(List.of(), heart.asks());
        heart.at(Heartbeat.EVERY_NS);
        assertEquals(List.of(new VenueRequest.Beat("a")), heart.asks());
        heart.beat.answered(heart.landed(2), new VenueAnswer.WrongBeat("b"));
        assertEquals(List.of(new VenueRequest.Beat("b")), heart.asks());
        heart.beat.answered(heart.landed(3), new VenueAnswer.Unknown("time-out"));
        assertEquals(List.of(), heart.asks());
    }

    @Test
    void aBeatIsMissedAfterEightSecondsAndLostAfterTwelve() {
        Heart heart = new Heart();
        heart.at(Heartbeat.MISSED_NS);
        assertFalse(heart.beat.isMissed());
        heart.at(Heartbeat.MISSED_NS + 1);
        assertTrue(heart.beat.isMissed());
        heart.at(Heartbeat.LOST_NS);
        assertFalse(heart.beat.isLost());
        heart.at(Heartbeat.LOST_NS + 1);
        assertTrue(heart.beat.isLost());
        heart.beat.start();
        assertFalse(heart.beat.isMissed());
    }
}
