package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.desks",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Cancels, look-ups, sweeps and comparisons: each answer of the venue, and when it is asked again")
final class DesksTest {

    private static final VenueAnswer NOTHING_OPEN = new VenueAnswer.OpenOrders(List.of(), null);
    private static final VenueAnswer NO_TRADES = new VenueAnswer.Trades(List.of(), null);
    private static final VenueAnswer NOTHING_CANCELLED = new VenueAnswer.Cancelled(List.of(), List.of());
    private static final VenueAnswer REFUSED = new VenueAnswer.Refusal(Refused.RATE_LIMITED, 0, "");

    private final Bench bench = Bench.ready();

    private List<String> said() {
        return bench.out.take();
    }

    private void cancel(long number) {
        bench.on(bench.seen(new EngineCommand.Cancel(new OrderKey(Bench.EPOCH, number))));
    }

    /** Only the clock goes on, by a tick. */
    private void after(long ns) {
        bench.nowNs += ns;
        bench.alive();
        bench.on(new ExecutorInput.Tick(bench.nowNs));
    }

    private void news(OrderIntent intent, OrderFacts.Status status, boolean cancelled) {
        bench.on(new ExecutorInput.User(List.of(new UserNews.OfOrder(Bench.facts(intent, status), cancelled))));
    }

    private OrderIntent placed(long number) {
        bench.place(Bench.request(number, 1, Side.BUY, 4_000, 10));
        said();
        return bench.out.intents.get(bench.out.intents.size() - 1);
    }

    @Test
    void aCancelOfWhatIsNotThereIsRejectedAndOfWhatIsOverSaysNothing() {
        cancel(9);
        assertEquals(List.of("CANCEL_REJECTED 1-9 to 1"), said());
        OrderIntent intent = bench.rests(1);
        news(intent, OrderFacts.Status.CANCELLED, true);
        bench.answerAll();
        assertEquals(List.of("CANCELLED 1-1 to 2"), said());
        cancel(1);
        after(2 * Bench.SECOND_NS);
        assertEquals(List.of(), said());
    }

    @Test
    void oneCancelIsUnderWayAtATime() {
        bench.rests(1);
        cancel(1);
        cancel(1);
        assertEquals(List.of("Cancel"), said());
        bench.answer(VenueRequest.Cancel.class, REFUSED);
        after(Bench.SECOND_NS - 1);
        assertEquals(List.of(), said());
        after(1);
        assertEquals(List.of("Cancel"), said());
    }

    @Test
    void whatWasNotCancelledIsLookedUpAndCancelledAgain() {
        OrderIntent intent = bench.rests(1);
        cancel(1);
        said();
        bench.answer(VenueRequest.Cancel.class, NOTHING_CANCELLED);
        assertEquals(List.of("LookUp"), said());
        after(Bench.SECOND_NS - 1);
        assertEquals(List.of(), said());
        after(1);
        assertEquals(List.of("Cancel"), said());
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Found(Bench.facts(intent, OrderFacts.Status.MATCHED)));
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("CANCELLED 1-1 to 2"), said());
        bench.answer(VenueRequest.Cancel.class, NOTHING_CANCELLED);
        after(2 * Bench.SECOND_NS);
        assertEquals(List.of(), said(), "it is over");
    }

    @Test
    void aCancelOfAnOrderThatIsOnItsWayWaitsUntilItIsFound() {
        OrderIntent intent = placed(1);
        cancel(1);
        assertEquals(List.of("Cancel"), said());
        bench.answer(VenueRequest.Cancel.class, NOTHING_CANCELLED);
        after(2 * Bench.SECOND_NS);
        assertEquals(List.of(), said());
        bench.accept(intent);
        assertEquals(List.of("ACCEPTED 1-1 to 1", "Cancel"), said());
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("CANCELLED 1-1 to 2"), said());
    }

    @Test
    void anOrderThatIsCancelledBeforeItWasAcceptedWasAccepted() {
        OrderIntent intent = placed(1);
        cancel(1);
        said();
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("ACCEPTED 1-1 to 1", "CANCELLED 1-1 to 2"), said());
        bench.accept(intent);
        assertEquals(List.of(), said(), "what it says now is old");
    }

    @Test
    void aLookUpIsRepeatedAfterASecond() {
        placed(1);
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        assertEquals(List.of("UNKNOWN 1-1 to 1", "LookUp"), said());
        for (VenueAnswer answer : List.of(REFUSED, new VenueAnswer.Unknown(""), new VenueAnswer.Absent())) {
            bench.answer(VenueRequest.LookUp.class, answer);
            after(Bench.SECOND_NS - 1);
            assertEquals(List.of(), said(), answer::toString);
            after(1);
            assertEquals(List.of("LookUp"), said(), answer::toString);
        }
    }

    @Test
    void absenceCountsFromTheLastTimeThatItWasThere() {
        OrderIntent intent = placed(1);
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        said();
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        for (int second = 1; second < 30; second++) {
            bench.pass(1);
            assertEquals(List.of("LookUp"), said());
            bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        }
        bench.pass(1);
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        assertEquals(List.of("LookUp", "ABSENT 1-1 to 1"), said(), "thirty seconds to the nanosecond");
        assertTrue(bench.out.reasons.contains("ABSENT 1-1 absent for 30 s"), bench.out.reasons::toString);
        assertEquals(intent, bench.core.intent(intent.orderId()));
    }

    @Test
    void aLiveOrderThatALookUpDoesNotFindStaysLive() {
        OrderIntent intent = bench.rests(1);
        cancel(1);
        bench.answer(VenueRequest.Cancel.class, NOTHING_CANCELLED);
        said();
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        after(40 * Bench.SECOND_NS);
        assertFalse(said().stream().anyMatch(line -> line.startsWith("ABSENT")));
        news(intent, OrderFacts.Status.CANCELLED, true);
        bench.answerAll();
        assertTrue(said().contains("CANCELLED 1-1 to 2"));
    }

    @Test
    void aRunThatBeginsSendsItsCancelsAgainAndLooksEverythingUp() {
        bench.rests(1);
        bench.rests(2);
        cancel(2);
        said();
        bench.out.asked.clear();
        bench.on(Bench.start(bench.sequence));
        assertEquals(List.of("LookUp", "LookUp", "Cancel"), said());
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        assertEquals(List.of(), said());
    }

    @Test
    void theUserChannelTellsOfOrders() {
        OrderIntent intent = placed(1);
        news(intent, OrderFacts.Status.DELAYED, false);
        assertEquals(List.of("ACCEPTED 1-1 to 1"), said());
        news(intent, OrderFacts.Status.LIVE, false);
        news(intent, OrderFacts.Status.MATCHED, false);
        assertEquals(List.of(), said());
        news(intent, OrderFacts.Status.CANCELLED, true);
        news(intent, OrderFacts.Status.CANCELLED, true);
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("CANCELLED 1-1 to 1"), said());
        assertTrue(bench.out.reasons.contains("CANCELLED 1-1 told CANCELLED"), bench.out.reasons::toString);
        news(intent, OrderFacts.Status.LIVE, false);
        assertEquals(List.of(), said(), "one that is over and was not given up is old news");
    }

    private static PlaceRequest ending(long number) {
        PlaceRequest request = Bench.request(number, 1, Side.BUY, 4_000, 10);
        return new PlaceRequest(
                request.key(),
                request.asset(),
                request.side(),
                request.quote(),
                new PlaceRequest.Terms(true, Bench.START_NS / Bench.SECOND_NS + 60));
    }

    @Test
    void anOrderWithAnEndThatNobodyCancelledHasExpired() {
        for (boolean wanted : new boolean[] {false, true}) {
            Bench own = Bench.ready();
            own.place(ending(1));
            OrderIntent intent = own.out.intents.get(0);
            own.accept(intent);
            if (wanted) {
                own.on(own.seen(new EngineCommand.Cancel(intent.key())));
            }
            own.out.take();
            own.on(new ExecutorInput.User(
                    List.of(new UserNews.OfOrder(Bench.facts(intent, OrderFacts.Status.CANCELLED), true))));
            own.answer(VenueRequest.Trades.class, NO_TRADES);
            assertEquals(List.of(wanted ? "CANCELLED 1-1 to 2" : "EXPIRED 1-1 to 1"), own.out.take());
        }
    }

    @Test
    void newsThatCannotBeReadHasEverythingCompared() {
        bench.answerAll();
        bench.on(new ExecutorInput.User(List.of(new UserNews.Unreadable("odd"))));
        assertEquals(
                1,
                bench.out.asked.values().stream()
                        .filter(VenueRequest.OpenOrders.class::isInstance)
                        .count());
        assertEquals(
                1,
                bench.out.asked.values().stream()
                        .filter(VenueRequest.Trades.class::isInstance)
                        .count());
    }

    @Test
    void aSweepIsAskedAgainASecondAfterItWasNotAnswered() {
        bench.rests(1);
        bench.operator(OperatorWord.KILL);
        said();
        bench.answer(VenueRequest.CancelAll.class, new VenueAnswer.Unknown("time-out"));
        after(Bench.SECOND_NS - 1);
        assertEquals(List.of(), said());
        after(1);
        assertEquals(List.of("CancelAll"), said());
        bench.answer(VenueRequest.CancelAll.class, NOTHING_CANCELLED);
        bench.answer(VenueRequest.OpenOrders.class, new VenueAnswer.Unknown("time-out"));
        after(Bench.SECOND_NS - 1);
        assertEquals(List.of(), said());
        after(1);
        assertEquals(List.of("CancelAll"), said());
        after(Bench.SECOND_NS);
        assertEquals(List.of(), said(), "it is under way");
    }

    @Test
    void anOrderThatALookShowsIsSweptAgainAfterASecondAndTheLooksBeginAnew() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        said();
        bench.answer(VenueRequest.CancelAll.class, NOTHING_CANCELLED);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.answer(
                VenueRequest.OpenOrders.class,
                new VenueAnswer.OpenOrders(List.of(Bench.facts(intent, OrderFacts.Status.LIVE)), null));
        after(Bench.SECOND_NS - 1);
        assertEquals(List.of(), said());
        after(1);
        assertEquals(List.of("CancelAll"), said());
        bench.answer(VenueRequest.CancelAll.class, NOTHING_CANCELLED);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        assertTrue(
                bench.out.asked.values().stream().noneMatch(VenueRequest.Trades.class::isInstance),
                "one empty look is none");
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("ALL_CANCELLED 0-0 to 2"), said());
        assertFalse(bench.core.isSweeping());
        assertTrue(bench.out.reasons.contains("ALL_CANCELLED 1-1 "), bench.out.reasons::toString);
    }

    @Test
    void whatIsAcceptedWhileTheVenueIsSweptHasItSweptAgain() {
        OrderIntent intent = placed(1);
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        said();
        bench.answer(VenueRequest.CancelAll.class, NOTHING_CANCELLED);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.accept(intent);
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("ACCEPTED 1-1 to 1", "CancelAll"), said());
    }

    /** Nobody has to be told of a person's sweep, so what it has cancelled is looked up, order by order. */
    @Test
    void whatAPersonHadSweptIsLookedUp() {
        OrderIntent intent = bench.rests(1);
        bench.operator(OperatorWord.KILL);
        said();
        bench.answer(VenueRequest.CancelAll.class, NOTHING_CANCELLED);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("LookUp"), said());
        assertFalse(bench.core.isSweeping());
        bench.answer(
                VenueRequest.LookUp.class, new VenueAnswer.Found(Bench.facts(intent, OrderFacts.Status.CANCELLED)));
        bench.answer(VenueRequest.Trades.class, NO_TRADES);
        assertEquals(List.of("CANCELLED 1-1 to 1"), said());
        assertTrue(bench.out.reasons.contains("CANCELLED 1-1 found CANCELLED"), bench.out.reasons::toString);
        assertEquals(0, bench.core.worstE6());
    }

    @Test
    void aSweepGoesOnInTheNextRun() {
        bench.rests(1);
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        said();
        bench.out.asked.clear();
        bench.on(Bench.start(bench.sequence));
        assertEquals(List.of("CancelAll", "LookUp"), said());
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Unknown(""));
        bench.answerAll();
        bench.answerAll();
        assertTrue(said().contains("ALL_CANCELLED 0-0 to 2"));
    }

    /** Lets all that is open be compared with these pages. */
    private void compare(VenueAnswer... pages) {
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        for (VenueAnswer page : pages) {
            bench.answer(VenueRequest.OpenOrders.class, page);
        }
    }

    @Test
    void aLiveOrderThatIsNotShownIsLookedUp() {
        OrderIntent first = bench.rests(1);
        OrderIntent second = bench.rests(2);
        after(1);
        VenueAnswer shows = new VenueAnswer.OpenOrders(List.of(Bench.facts(first, OrderFacts.Status.LIVE)), "next");
        compare(shows, new VenueAnswer.OpenOrders(List.of(Bench.facts(second, OrderFacts.Status.LIVE)), null));
        assertEquals(List.of(), said());
        compare(new VenueAnswer.OpenOrders(List.of(Bench.facts(first, OrderFacts.Status.LIVE)), null));
        assertEquals(List.of("LookUp"), said());
        assertEquals(
                new VenueRequest.LookUp(second.orderId()),
                bench.out.asked.get(bench.out.tagOf(VenueRequest.LookUp.class)));
    }

    @Test
    void whatBecameLiveAfterTheLookBeganNeedNotBeShown() {
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        bench.rests(1);
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        assertEquals(List.of(), said());
    }

    @Test
    void aComparisonThatWasNotAnsweredIsRepeatedAfterASecondAndOneThatWasAfterFifteen() {
        bench.answerAll();
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        bench.answer(VenueRequest.OpenOrders.class, new VenueAnswer.Unknown("time-out"));
        bench.out.asked.clear();
        after(Bench.SECOND_NS - 1);
        assertFalse(isComparing());
        after(1);
        assertTrue(isComparing());
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        bench.out.asked.clear();
        after(15 * Bench.SECOND_NS - 1);
        assertFalse(isComparing());
        after(1);
        assertTrue(isComparing());
    }

    private boolean isComparing() {
        return bench.out.asked.values().stream().anyMatch(VenueRequest.OpenOrders.class::isInstance);
    }

    @Test
    void aWishWhileAComparisonIsUnderWayHasItRepeatedOnce() {
        bench.answerAll();
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        assertTrue(isComparing());
        bench.answer(VenueRequest.OpenOrders.class, NOTHING_OPEN);
        assertFalse(isComparing());
    }

    @Test
    void aLookAdoptsWhatItShowsAndHaltsForWhatIsForeign() {
        OrderIntent intent = placed(1);
        compare(new VenueAnswer.OpenOrders(List.of(Bench.facts(intent, OrderFacts.Status.LIVE)), null));
        assertEquals(List.of("ACCEPTED 1-1 to 1"), said());
        OrderFacts known = Bench.facts(intent, OrderFacts.Status.MATCHED);
        OrderFacts foreign = new OrderFacts(
                new Uint256(1, 2, 3, 4),
                known.conditionId(),
                known.tokenId(),
                known.side(),
                known.sizes(),
                known.status());
        compare(new VenueAnswer.OpenOrders(List.of(foreign, known), null));
        assertEquals(
                List.of(),
                said().stream().filter(line -> line.startsWith("LATCHED")).toList(),
                "it is not open");
        OrderFacts open = new OrderFacts(
                new Uint256(1, 2, 3, 4),
                known.conditionId(),
                known.tokenId(),
                known.side(),
                known.sizes(),
                OrderFacts.Status.LIVE);
        compare(new VenueAnswer.OpenOrders(List.of(open), null));
        assertEquals("LATCHED FOREIGN_ORDER", said().get(0));
        assertEquals(List.of("open order 0x" + open.orderId().toHex()), bench.out.details);
    }

    /** It was over before the look began, so the look is right; what ended while it went on may be a page of before. */
    @Test
    void anOrderThatIsOverAndShownReappearsUnlessItEndedDuringTheLook() {
        OrderIntent intent = bench.rests(1);
        VenueAnswer shown = new VenueAnswer.OpenOrders(List.of(Bench.facts(intent, OrderFacts.Status.LIVE)), null);
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        news(intent, OrderFacts.Status.CANCELLED, true);
        bench.answer(VenueRequest.OpenOrders.class, shown);
        bench.answerAll();
        said();
        assertEquals(0, bench.core.worstE6());
        after(1);
        compare(shown);
        assertEquals(List.of("UNKNOWN 1-1 to 1", "Cancel"), said());
        assertTrue(bench.core.worstE6() > 0);
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
        bench.answerAll();
        assertEquals(List.of("CANCELLED 1-1 to 1"), said());
        assertEquals(0, bench.core.worstE6());
    }

    @Test
    void aFillThatComesBeforeTheEndCountsAndIsKept() {
        OrderIntent intent = bench.rests(1);
        bench.trade(intent, "t1", FillStatus.MATCHED, 4);
        long atRiskE6 = 4_000_000L;
        assertEquals(atRiskE6, bench.core.worstE6());
        news(intent, OrderFacts.Status.CANCELLED, true);
        bench.answerAll();
        assertEquals(1_600_000L, bench.core.worstE6());
    }
}
