package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.executor.domain.venue.VenueRequest.Question;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.TickSize;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.run",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "A run asks anew whatever it may not believe, and goes on asking: place, witnesses, orders, trades")
final class RunTest {

    private static final long EVERY_NS = 60 * Bench.SECOND_NS;
    private static final long AGAIN_NS = 2 * Bench.SECOND_NS;
    private static final long GOOD_FOR_NS = 300 * Bench.SECOND_NS;

    private final Bench bench = Bench.ready();

    private static long asked(Bench bench, Class<? extends VenueRequest> kind) {
        return bench.out.asked.values().stream().filter(kind::isInstance).count();
    }

    private long asked(Question question) {
        return bench.out.asked.values().stream()
                .filter(new VenueRequest.Ask(question)::equals)
                .count();
    }

    private void tickAfter(long ns) {
        bench.nowNs += ns;
        bench.alive();
        bench.on(new ExecutorInput.Tick(bench.nowNs));
    }

    private String place(long number) {
        bench.out.reasons.clear();
        bench.place(Bench.request(number, 1, Side.BUY, 4_000, 10));
        return String.join("; ", bench.out.reasons);
    }

    private void answer(Question question, VenueAnswer answer) {
        long tag = bench.out.asked.entrySet().stream()
                .filter(entry -> entry.getValue().equals(new VenueRequest.Ask(question)))
                .findFirst()
                .orElseThrow()
                .getKey();
        bench.out.asked.remove(tag);
        bench.on(new ExecutorInput.Answer(tag, answer));
    }

    @Test
    void aRunBeginsByAskingEverything() {
        Bench fresh = new Bench();
        fresh.on(Bench.start(0));
        assertEquals(1, asked(fresh, VenueRequest.Beat.class));
        assertEquals(4, asked(fresh, VenueRequest.Ask.class), "place, account, version and time");
        assertEquals(1, asked(fresh, VenueRequest.OpenOrders.class));
        assertEquals(0, asked(fresh, VenueRequest.CancelAll.class));
        for (int run = 0; run < 2; run++) {
            bench.out.asked.clear();
            bench.on(Bench.start(0));
            assertEquals(1, asked(bench, VenueRequest.Trades.class), "what was under way is asked again");
            assertEquals(1, asked(bench, VenueRequest.OpenOrders.class));
        }
    }

    @Test
    void whatAnOlderRunKnewIsNotBelieved() {
        bench.on(Bench.start(0));
        bench.alive();
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        assertEquals("REJECTED 1-1 it is not known that this place may trade", place(1));
        bench.on(Bench.start(bench.sequence));
        bench.answerAll();
        bench.alive();
        assertEquals("REJECTED 1-2 nobody would tell of a fill", place(2));
    }

    @Test
    void aLatchThatIsSetHasEverythingCancelledAgain() {
        bench.operator(OperatorWord.KILL);
        bench.answerAll();
        assertFalse(bench.core.isSweeping());
        bench.on(Bench.start(bench.sequence));
        assertTrue(bench.core.isSweeping());
        bench.answerAll();
        bench.out.take();
        bench.operator(OperatorWord.KILL);
        assertEquals(List.of("CancelAll"), bench.out.take());
    }

    @Test
    void thePlaceIsAskedAboutEveryMinuteAndWhereItIsNotAnsweredEveryOtherSecond() {
        tickAfter(EVERY_NS - 1);
        assertEquals(0, asked(Question.GEOBLOCK));
        tickAfter(1);
        assertEquals(1, asked(Question.GEOBLOCK));
        tickAfter(AGAIN_NS - 1);
        assertEquals(1, asked(Question.GEOBLOCK));
        tickAfter(1);
        assertEquals(2, asked(Question.GEOBLOCK));
    }

    @Test
    void aGoodAnswerIsGoodForFiveMinutesAndThenEverythingIsCancelled() {
        for (long ns = 0; ns < GOOD_FOR_NS; ns += Heartbeat.EVERY_NS) {
            tickAfter(Heartbeat.EVERY_NS);
            bench.answer(VenueRequest.Beat.class, new VenueAnswer.Beat("b"));
        }
        bench.on(new ExecutorInput.UserLink(LinkState.UP));
        bench.out.take();
        assertEquals(Bench.START_NS + GOOD_FOR_NS, bench.nowNs);
        assertEquals("", place(1));
        assertFalse(bench.core.isSweeping());
        tickAfter(1);
        assertTrue(bench.core.isSweeping());
        assertFalse(bench.core.isLatched(), "not to know is no cause");
        bench.out.take();
        tickAfter(1);
        assertEquals(List.of(), bench.out.take(), "once");
    }

    @Test
    void nobodyRearmsWhileThePlaceIsBlocked() {
        for (Question question : List.of(Question.GEOBLOCK, Question.CLOSED_ONLY, Question.VERSION)) {
            tickAfter(EVERY_NS);
            bench.answer(VenueRequest.Beat.class, new VenueAnswer.Beat("b"));
            answer(question, bad(question));
            assertTrue(bench.core.isLatched());
            bench.out.details.clear();
            bench.operator(OperatorWord.REARM);
            assertEquals(List.of("re-arming is refused: that has not changed"), bench.out.details);
            tickAfter(EVERY_NS);
            bench.answer(VenueRequest.Beat.class, new VenueAnswer.Beat("b"));
            bench.answerAll();
            bench.operator(OperatorWord.REARM);
            assertFalse(bench.core.isLatched(), question::name);
        }
    }

    private static VenueAnswer bad(Question question) {
        return switch (question) {
            case GEOBLOCK -> new VenueAnswer.Geo(true, "US", "");
            case CLOSED_ONLY -> new VenueAnswer.ClosedOnly(true);
            case VERSION -> new VenueAnswer.Version(9);
            case TIME -> new VenueAnswer.Time(0);
        };
    }

    @Test
    void whatIsJudgedByIsTheExecutorsOwn() {
        bench.witnessAgeNs = 10 * Bench.SECOND_NS;
        bench.on(Bench.start(0));
        bench.settle();
        PlaceRequest.Asset asset = Bench.request(1, 1, Side.BUY, 4_000, 10).asset();
        bench.policySays = "not yet";
        assertEquals("REJECTED 1-1 not yet", place(1));
        assertNull(bench.judged.get(0).book());
        tickAfter(1);
        VenueAnswer.Book book = new VenueAnswer.Book(asset.tokenId(), 3_900, 4_100, TickSize.CENT, false);
        VenueAnswer.MarketTerms terms = new VenueAnswer.MarketTerms(
                asset.conditionId(), List.of(asset.tokenId()), TickSize.CENT, 5_000_000, false, "v1", true);
        bench.answer(VenueRequest.Book.class, book);
        bench.answer(VenueRequest.MarketTerms.class, terms);
        bench.policySays = "";
        assertEquals("", place(2));
        PolicyGate.Question question = bench.judged.get(1);
        assertEquals(book, question.book());
        assertEquals(bench.nowNs, question.bookTimeNs());
        assertEquals(terms, question.terms());
        bench.on(Bench.start(bench.sequence));
        bench.settle();
        bench.place(Bench.request(3, 3, Side.BUY, 4_000, 10));
        tickAfter(6 * Bench.SECOND_NS);
        assertEquals(1, asked(bench, VenueRequest.Book.class), "the older run's wishes are forgotten");
        assertEquals(1, asked(bench, VenueRequest.MarketTerms.class));
        assertNull(bench.judged.get(2).book());
    }

    @Test
    void whatThePolicyHasNotIsNotAskedAbout() {
        bench.witnessAgeNs = 10 * Bench.SECOND_NS;
        bench.listed = false;
        bench.on(Bench.start(0));
        bench.settle();
        place(1);
        tickAfter(1);
        assertEquals(0, asked(bench, VenueRequest.Book.class));
        assertEquals(0, asked(bench, VenueRequest.MarketTerms.class));
    }

    @Test
    void theTapeHasToBeSafeAndTheMarketWithoutADoubt() {
        EngineCommand.Place place = new EngineCommand.Place(Bench.request(1, 1, Side.BUY, 4_000, 10), bench.nowNs);
        bench.on(new ExecutorInput.Seen(
                ++bench.sequence, 7, place, new ExecutorInput.Knowledge(Bench.EPOCH, bench.nowNs, false)));
        assertEquals(List.of("REJECTED 1-1 its cause does not survive a power loss yet"), bench.out.reasons);
        assertEquals("", place(2));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        assertEquals("REJECTED 1-3 an order of this market is in doubt", place(3));
    }

    @Test
    void aKeyThatIsNotTakenAnywhereSetsTheLatch() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.out.take();
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Refusal(Refused.UNAUTHORISED, 0, "key"));
        assertEquals("LATCHED UNAUTHORISED", bench.out.take().get(0));
        assertEquals(List.of("key"), bench.out.details);
    }

    @Test
    void anOrderThatIsToldGoneBeforeItWasAcceptedWasAccepted() {
        place(1);
        OrderIntent intent = bench.out.intents.get(0);
        bench.out.take();
        bench.on(new ExecutorInput.User(
                List.of(new UserNews.OfOrder(Bench.facts(intent, OrderFacts.Status.CANCELLED), true))));
        bench.answerAll();
        assertEquals(List.of("ACCEPTED 1-1 to 1", "CANCELLED 1-1 to 1"), bench.out.take());
    }

    @Test
    void anotherHashLeavesADoubt() {
        place(1);
        bench.out.take();
        bench.answer(
                VenueRequest.Post.class,
                Bench.posted(new VenueAnswer.Post.Accepted(new Uint256(9, 9, 9, 9), false, false)));
        assertEquals(List.of("LATCHED OTHER_HASH", "CancelAll", "UNKNOWN 1-1 to 1", "LookUp"), bench.out.take());
    }

    /** A time-out has waited already. */
    @Test
    void whatWaitedForLongIsAskedAgainAtOnceAndWhatWasRefusedLater() {
        place(1);
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        bench.out.take();
        tickAfter(2 * Bench.SECOND_NS);
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Unknown("time-out"));
        assertEquals(List.of("LookUp"), bench.out.take());
        tickAfter(2 * Bench.SECOND_NS);
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Refusal(Refused.RATE_LIMITED, 0, ""));
        assertEquals(List.of(), bench.out.take());
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        bench.out.take();
        tickAfter(Bench.SECOND_NS);
        bench.answer(VenueRequest.CancelAll.class, new VenueAnswer.Unknown("time-out"));
        assertTrue(bench.out.take().contains("CancelAll"));
    }

    @Test
    void aCancelThatTimedOutIsSentAgainAtOnceAndARefusedOneLater() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        tickAfter(2 * Bench.SECOND_NS);
        bench.out.take();
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Unknown("time-out"));
        assertEquals(List.of("Cancel"), bench.out.take());
        tickAfter(2 * Bench.SECOND_NS);
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Refusal(Refused.DISABLED, 0, ""));
        assertEquals(List.of(), bench.out.take());
    }

    @Test
    void absenceIsCountedFromTheFirstLookAndNotFromTheBeginningOfTheTape() {
        bench.pass(40);
        place(1);
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Unknown("time-out"));
        bench.out.take();
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        bench.pass(1);
        bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        assertEquals(List.of("LookUp"), bench.out.take());
        for (int second = 1; second < 30; second++) {
            bench.pass(1);
            bench.answer(VenueRequest.LookUp.class, new VenueAnswer.Absent());
        }
        assertTrue(bench.out.take().contains("ABSENT 1-1 to 1"));
    }

    @Test
    void aPersonsSweepLooksUpWhatWasLiveOnly() {
        bench.rests(1);
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        bench.out.take();
        long post = bench.out.tagOf(VenueRequest.Post.class);
        bench.operator(OperatorWord.LEAVE);
        bench.out.asked.remove(post);
        bench.answerAll();
        assertEquals(List.of("CancelAll", "LookUp"), bench.out.take());
    }

    @Test
    void whatWasSweptIsOver() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        bench.answerAll();
        bench.answerAll();
        assertTrue(bench.out.take().contains("ALL_CANCELLED 0-0 to 2"));
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        tickAfter(Bench.SECOND_NS);
        assertEquals(List.of(), bench.out.take());
    }

    @Test
    void whatIsConfirmedBothWaysCostsNothingMore() {
        OrderIntent bought = bench.rests(1);
        bench.place(Bench.request(2, 1, Side.SELL, 4_000, 10));
        OrderIntent sold = bench.out.intents.get(1);
        bench.accept(sold);
        for (FillStatus status : List.of(FillStatus.MATCHED, FillStatus.CONFIRMED)) {
            bench.trade(bought, "a", status, 10);
            bench.trade(sold, "b", status, 10);
        }
        assertEquals(0, bench.core.worstE6());
    }

    @Test
    void aFinalTradeThatAFetchMayShowAgainIsNotBookedAnew() {
        OrderIntent intent = bench.rests(1);
        bench.trade(intent, "a", FillStatus.CONFIRMED, 1);
        bench.trade(intent, "a", FillStatus.CONFIRMED, 1);
        tickAfter(4 * 3_600 * Bench.SECOND_NS);
        bench.trade(intent, "a", FillStatus.CONFIRMED, 1);
        assertEquals(1, bench.out.fills.size());
    }

    @Test
    void anAnswerToAnOlderLookIsNone() {
        Kernel kernel = new Kernel(bench.out);
        TradeFetch fetch = new TradeFetch(kernel, new TradeDesk(kernel, new NoAlarms()));
        OpenOrdersLook look =
                new OpenOrdersLook(kernel, Flight.Purpose.RECONCILE, new OrderLife(kernel, fetch), new NoAlarms());
        bench.out.asked.clear();
        look.begin();
        Flight first = kernel.landed(1);
        look.begin();
        Flight second = kernel.landed(2);
        VenueAnswer empty = new VenueAnswer.OpenOrders(List.of(), null);
        assertEquals(OpenOrdersLook.Progress.NONE, look.answered(Objects.requireNonNull(first), empty));
        assertEquals(OpenOrdersLook.Progress.WHOLE, look.answered(Objects.requireNonNull(second), empty));
    }

    /** Nothing may happen. */
    private static final class NoAlarms implements Alarms {

        @Override
        public void foreign(String what) {
            throw new AssertionError(what);
        }

        @Override
        public void filled(TrackedOrder order) {
            throw new AssertionError(order.key());
        }

        @Override
        public void refusedBySignature(TrackedOrder order, Refused cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void otherHash(TrackedOrder order) {
            throw new AssertionError(order.key());
        }
    }
}
