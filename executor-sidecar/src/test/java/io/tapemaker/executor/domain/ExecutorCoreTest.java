package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Proof(
        id = "executor.core",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Each step of a place, each kind of doubt, each cause of the latch, by table")
final class ExecutorCoreTest {

    private final Bench bench = Bench.ready();

    private List<String> said() {
        return bench.out.take();
    }

    @Test
    void anIntentIsThereBeforeTheOrderIsSentAndAcceptanceIsTold() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of("intent 1-1", "Post"), said());
        bench.accept(bench.out.intents.get(0));
        assertEquals(List.of("ACCEPTED 1-1 to 1"), said());
    }

    @Test
    void theSameCommandAgainIsIgnoredAndOtherBytesUnderItsIdAreAnAttack() {
        bench.rests(1);
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of(), said());
        bench.place(Bench.request(1, 1, Side.BUY, 4_100, 10));
        assertEquals(List.of("LATCHED OTHER_BYTES", "CancelAll"), said());
    }

    @Test
    void aRefusedIdStaysRefused() {
        bench.on(new ExecutorInput.UserLink(LinkState.DOWN));
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of("REJECTED 1-1 to 1"), said());
        bench.settle();
        said();
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of(), said());
        bench.place(Bench.request(1, 1, Side.SELL, 4_000, 10));
        assertEquals("LATCHED OTHER_BYTES", said().get(0));
    }

    @Test
    void oldUnsafeAndForeignSessionsAreNotSent() {
        EngineCommand.Place late =
                new EngineCommand.Place(Bench.request(1, 1, Side.BUY, 4_000, 10), bench.nowNs - 2_000_000_001L);
        bench.on(bench.seen(late));
        EngineCommand.Place now = new EngineCommand.Place(Bench.request(2, 1, Side.BUY, 4_000, 10), bench.nowNs);
        bench.on(new ExecutorInput.Seen(
                ++bench.sequence, 7, now, new ExecutorInput.Knowledge(Bench.EPOCH, bench.nowNs, false)));
        EngineCommand.Place old = new EngineCommand.Place(Bench.request(3, 1, Side.BUY, 4_000, 10), bench.nowNs);
        bench.on(new ExecutorInput.Seen(
                ++bench.sequence, 7, old, new ExecutorInput.Knowledge(Bench.EPOCH + 1, bench.nowNs, true)));
        assertEquals(List.of("REJECTED 1-1 to 1", "REJECTED 1-2 to 2", "REJECTED 1-3 to 3"), said());
    }

    @Test
    void whatLayUnreadWhenTheRunBeganIsNotSentAndItsCancelsAre() {
        bench.rests(1);
        bench.on(Bench.start(bench.sequence + 2));
        bench.settle();
        said();
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        bench.on(bench.seen(new EngineCommand.Cancel(new OrderKey(Bench.EPOCH, 1))));
        assertEquals(List.of("REJECTED 1-2 to 2", "Cancel"), said());
    }

    @Test
    void nothingNewGoesIntoAMarketWhileAnOrderIsInDoubt() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        assertEquals(List.of("intent 1-1", "Post", "UNKNOWN 1-1 to 1", "LookUp"), said());
        bench.place(Bench.request(2, 1, Side.SELL, 6_000, 10));
        bench.place(Bench.request(3, 2, Side.SELL, 6_000, 10));
        assertEquals(List.of("REJECTED 1-2 to 2", "intent 1-3", "Post"), said());
        bench.answer(
                VenueRequest.LookUp.class,
                new VenueAnswer.Found(Bench.facts(bench.out.intents.get(0), OrderFacts.Status.LIVE)));
        bench.place(Bench.request(4, 1, Side.SELL, 6_000, 10));
        assertEquals(List.of("ACCEPTED 1-1 to 1", "intent 1-4", "Post"), said());
    }

    private List<String> placed(long number) {
        bench.place(Bench.request(number, 1, Side.BUY, 4_000, 10));
        return said();
    }

    /** A refusal is definite: nothing is looked up, nothing stays reserved; and the next order waits. */
    @ParameterizedTest
    @CsvSource({"RATE_LIMITED, 2500", "RESTARTING, 2500", "CANCEL_ONLY, 0", "DISABLED, 0"})
    void whileTheVenueTakesNothingNothingIsTried(Refused cause, long waitMs) {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Refusal(cause, waitMs, "slowly"));
        assertEquals(List.of("intent 1-1", "Post", "REJECTED 1-1 to 1"), said());
        assertEquals(0, bench.core.worstE6());
        assertEquals(List.of("REJECTED 1-2 to 2"), placed(2));
        long leftNs = (waitMs > 0 ? waitMs : 1_000) * 1_000_000L - 1;
        while (leftNs > 0) {
            // Steady time goes on by no more than a second a record.
            bench.nowNs += Math.min(leftNs, Bench.SECOND_NS);
            leftNs -= Bench.SECOND_NS;
            bench.alive();
        }
        assertEquals(List.of("REJECTED 1-3 to 3"), placed(3));
        bench.nowNs++;
        assertEquals(List.of("intent 1-4", "Post"), placed(4));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Refusal(Refused.BALANCE, 2_500, "poor"));
        said();
        assertEquals(List.of("intent 1-5", "Post"), placed(5), "that was about one order");
    }

    /** Cancels do not wait for what holds places. */
    @Test
    void cancelsLeaveWhilePlacesAreHeld() {
        OrderIntent intent = bench.rests(1);
        bench.place(Bench.request(2, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Refusal(Refused.RATE_LIMITED, 60_000, ""));
        said();
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        assertEquals(List.of("Cancel", "CancelAll"), said());
    }

    @Test
    void oneAbsenceProvesNothingAndThirtySecondsOfItDo() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, Bench.posted(new VenueAnswer.Post.Duplicated()));
        long reservedE6 = bench.core.worstE6();
        assertTrue(reservedE6 > 0);
        int looks = 0;
        while (!said().contains("ABSENT 1-1 to 1")) {
            assertEquals(reservedE6, bench.core.worstE6());
            bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
            looks++;
            bench.pass(1);
            assertTrue(looks < 40, "it is never given up");
        }
        assertTrue(looks > 29, "given up after " + looks);
        assertEquals(0, bench.core.worstE6());
    }

    @Test
    void aClockThatIsSetForwardShortensNoDoubt() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        bench.nowNs += 86_400 * Bench.SECOND_NS;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        assertFalse(said().contains("ABSENT 1-1 to 1"));
    }

    @Test
    void anOrderThatAppearsAfterItWasGivenUpIsAdoptedAndTakenOut() {
        aClockThatIsSetForwardShortensNoDoubt();
        while (bench.core.worstE6() > 0) {
            bench.pass(1);
            bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        }
        said();
        OrderFacts live = Bench.facts(bench.out.intents.get(0), OrderFacts.Status.LIVE);
        bench.on(new ExecutorInput.User(List.of(new UserNews.OfOrder(live, false))));
        assertEquals(List.of("UNKNOWN 1-1 to 1", "Cancel"), said());
        assertTrue(bench.core.worstE6() > 0);
    }

    @Test
    void fillsAreToldBeforeTheEndOfAnOrder() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
        assertEquals(List.of("Cancel"), said());
        bench.trade(intent, "t1", FillStatus.MATCHED, 4);
        bench.answer(VenueRequest.Trades.class, new VenueAnswer.Trades(List.of(), null));
        assertEquals(List.of("fill 1-1 MATCHED 4", "CANCELLED 1-1 to 2"), said());
    }

    @Test
    void aFillCountsOnceForEachStatusAndFailingReversesItOnce() {
        OrderIntent intent = bench.rests(1);
        long reservedE6 = bench.core.worstE6();
        for (FillStatus status : List.of(
                FillStatus.MATCHED,
                FillStatus.MATCHED,
                FillStatus.RETRYING,
                FillStatus.FAILED,
                FillStatus.FAILED,
                FillStatus.CONFIRMED)) {
            bench.trade(intent, "t1", status, 4);
            assertEquals(reservedE6, bench.core.worstE6());
        }
        assertEquals(List.of("fill 1-1 MATCHED 4", "fill 1-1 RETRYING 4", "fill 1-1 FAILED 4"), said());
    }

    @Test
    void cancelAllIsAnsweredOnceForTheNewestWishWhenTheVenueWasEmptyTwice() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        assertEquals(List.of("CancelAll"), said());
        for (int round = 0; round < 2; round++) {
            bench.answer(VenueRequest.CancelAll.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
            bench.answer(VenueRequest.OpenOrders.class, new VenueAnswer.OpenOrders(List.of(), null));
            bench.answer(VenueRequest.OpenOrders.class, new VenueAnswer.OpenOrders(List.of(), null));
            bench.answer(VenueRequest.Trades.class, new VenueAnswer.Trades(List.of(), null));
        }
        assertEquals(List.of("CancelAll", "ALL_CANCELLED 0-0 to 3"), said());
        assertEquals(0, bench.core.worstE6());
    }

    /** An order until in five minutes that rests; the venue takes it out a minute before. */
    private OrderIntent untilInFiveMinutes() {
        PlaceRequest endless = Bench.request(1, 1, Side.BUY, 4_000, 10);
        bench.place(new PlaceRequest(
                endless.key(),
                endless.asset(),
                endless.side(),
                endless.quote(),
                new PlaceRequest.Terms(true, bench.nowNs / Bench.SECOND_NS + 300)));
        OrderIntent intent = bench.out.intents.get(0);
        bench.accept(intent);
        said();
        return intent;
    }

    /** The user channel is the first to say that it is gone. */
    private List<String> toldGone(OrderIntent intent) {
        OrderFacts gone = Bench.facts(intent, OrderFacts.Status.CANCELLED);
        bench.on(new ExecutorInput.User(List.of(new UserNews.OfOrder(gone, true))));
        bench.answer(VenueRequest.Trades.class, new VenueAnswer.Trades(List.of(), null));
        return said();
    }

    @Test
    void anOrderWhoseEndHasComeIsToldAsExpired() {
        OrderIntent intent = untilInFiveMinutes();
        bench.pass(240);
        said();
        assertEquals(List.of("EXPIRED 1-1 to 1"), toldGone(intent));
    }

    @Test
    void anOrderThatTheVenueTookOutBeforeItsEndWasCancelled() {
        OrderIntent intent = untilInFiveMinutes();
        bench.pass(220);
        said();
        assertEquals(List.of("CANCELLED 1-1 to 1"), toldGone(intent));
    }

    @Test
    void anOrderThatACancelAllTakesOutWasCancelledHoweverNearItsEnd() {
        OrderIntent intent = untilInFiveMinutes();
        bench.pass(240);
        said();
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        assertEquals(List.of("CancelAll"), said());
        assertEquals(List.of("CANCELLED 1-1 to 1"), toldGone(intent));
    }

    @Test
    void aSweepGoesOnWhileTheVenueRefusesOrShowsSomething() {
        OrderIntent intent = bench.rests(1);
        bench.operator(OperatorWord.KILL);
        assertEquals(List.of("LATCHED OPERATOR", "CancelAll"), said());
        bench.answer(VenueRequest.CancelAll.class, new VenueAnswer.Refusal(Refused.DISABLED, 0, ""));
        OrderFacts live = Bench.facts(intent, OrderFacts.Status.LIVE);
        bench.answer(VenueRequest.OpenOrders.class, new VenueAnswer.OpenOrders(List.of(live), null));
        assertEquals(List.of(), said());
        bench.pass(1);
        assertEquals(List.of("CancelAll"), said());
        assertTrue(bench.core.isSweeping());
    }

    @Test
    void cancelsPassTheLatchAndPlacesDoNot() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Kill(KillPhase.LATCHED)));
        said();
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        assertEquals(List.of("Cancel", "REJECTED 1-2 to 4"), said());
    }

    @Test
    void afterARestartEverythingWithoutAnOutcomeIsUnknownAndLookedUp() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        said();
        bench.out.asked.clear();
        bench.on(Bench.start(bench.sequence));
        assertEquals(List.of("UNKNOWN 1-1 to 1", "LookUp"), said());
    }

    @Test
    void anotherHashThanTheOneThatWasSignedHalts() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        said();
        bench.answer(
                VenueRequest.Post.class,
                Bench.posted(new VenueAnswer.Post.Accepted(new Uint256(9, 9, 9, 9), false, false)));
        assertEquals("LATCHED OTHER_HASH", said().get(0));
    }

    @Test
    void saltAndTimestampFollowFromTheIntent() {
        assertEquals(IntentStamp.of(new OrderKey(3, 4), 5_000_000L), IntentStamp.of(new OrderKey(3, 4), 5_000_000L));
        assertNotEquals(
                IntentStamp.of(new OrderKey(3, 4), 5_000_000L).salt(),
                IntentStamp.of(new OrderKey(4, 3), 5_000_000L).salt());
        assertEquals(5, IntentStamp.of(new OrderKey(3, 4), 5_000_000L).timestampMs());
    }
}
