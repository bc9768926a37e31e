package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.order.OrderKey;
import io.tapemaker.executor.domain.order.PlaceRequest;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.KillPhase;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proof(
        id = "executor.core-edges",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Gates, refusals, words of the operator and signs of life of the core, each at its edge")
final class CoreEdgesTest {

    /** A fetch of trades that shows none of the past. */
    private static final long NOTHING_SHOWN_S = Long.MAX_VALUE;

    /** The policy's and the core's usual patience with an engine. */
    private static final long SILENT_NS = 3 * Bench.SECOND_NS;

    private final Bench bench = Bench.ready();

    private List<String> said() {
        return bench.out.take();
    }

    private String place(long number) {
        bench.out.reasons.clear();
        bench.place(Bench.request(number, 1, Side.BUY, 4_000, 10));
        return String.join("; ", bench.out.reasons);
    }

    private void seen(long sequence, EngineCommand command, ExecutorInput.Knowledge knowledge) {
        bench.sequence = sequence;
        bench.on(new ExecutorInput.Seen(sequence, 7, command, knowledge));
    }

    private EngineCommand.Place command(long number, long decidedNs) {
        return new EngineCommand.Place(Bench.request(number, 1, Side.BUY, 4_000, 10), decidedNs);
    }

    private ExecutorInput.Knowledge known(int epoch) {
        return new ExecutorInput.Knowledge(epoch, bench.nowNs, true);
    }

    @Test
    void aTapeBeginsWithAStartOfThisBehaviour() {
        Bench fresh = new Bench();
        assertThrows(IllegalStateException.class, () -> fresh.on(new ExecutorInput.Tick(0)));
        ExecutorInput.Start start = Bench.start(0);
        for (int version : new int[] {0, 2}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> fresh.on(new ExecutorInput.Start(version, RunMode.SIM, 0, start.under())));
        }
    }

    @Test
    void theGatesStandInTheirOrder() {
        bench.on(new ExecutorInput.UserLink(LinkState.DOWN));
        assertEquals("REJECTED 1-1 nobody would tell of a fill", place(1));
        bench.nowNs += Heartbeat.MISSED_NS;
        bench.alive();
        assertEquals("REJECTED 1-2 nobody would tell of a fill", place(2));
        bench.nowNs += 1;
        bench.alive();
        assertEquals("REJECTED 1-3 a heartbeat is missing", place(3));
        bench.nowNs += 301 * Bench.SECOND_NS;
        bench.alive();
        assertEquals("REJECTED 1-4 it is not known that this place may trade", place(4));
        bench.on(bench.seen(new EngineCommand.CancelAll()));
        assertEquals("REJECTED 1-5 everything is being cancelled", place(5));
        bench.operator(OperatorWord.LEAVE);
        assertEquals("REJECTED 1-6 the executor is leaving", place(6));
        bench.operator(OperatorWord.KILL);
        assertEquals("REJECTED 1-7 the latch is set", place(7));
    }

    @Test
    void whoLeavesCancelsAndTheNextRunStays() {
        bench.rests(1);
        bench.operator(OperatorWord.LEAVE);
        assertEquals(List.of("CancelAll"), said());
        assertFalse(bench.core.isLatched());
        assertTrue(bench.core.isSweeping());
        bench.answerAll();
        bench.on(Bench.start(bench.sequence));
        bench.settle();
        bench.answerAll();
        said();
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        assertEquals(List.of("intent 1-2", "Post"), said());
    }

    @Test
    void aPlaceIsFreshForTwoSeconds() {
        bench.on(bench.seen(command(1, bench.nowNs - PlaceDesk.TTL_NS)));
        assertEquals(List.of("intent 1-1", "Post"), said());
        bench.on(bench.seen(command(2, bench.nowNs - PlaceDesk.TTL_NS - 1)));
        assertTrue(bench.out.reasons.contains("REJECTED 1-2 too old"), bench.out.reasons::toString);
    }

    @Test
    void whatLayUnreadIsTooOldAndTheNextIsNot() {
        bench.on(Bench.start(bench.sequence + 1));
        bench.settle();
        assertEquals("REJECTED 1-1 too old", place(1));
        assertEquals("", place(2));
    }

    @Test
    void commandsAreReadOnceAndInTheirOrder() {
        seen(5, new EngineCommand.Other(), known(Bench.EPOCH));
        assertEquals(5, bench.core.lastCommand());
        seen(5, new EngineCommand.Kill(KillPhase.LATCHED), known(Bench.EPOCH));
        seen(4, new EngineCommand.Kill(KillPhase.LATCHED), known(Bench.EPOCH));
        assertEquals(5, bench.core.lastCommand());
        seen(6, new EngineCommand.Kill(KillPhase.REARMED), known(Bench.EPOCH));
        assertEquals(List.of(), said());
        seen(8, new EngineCommand.Other(), known(Bench.EPOCH));
        assertEquals(List.of("LATCHED COMMAND_GAP", "CancelAll"), said());
        assertEquals(List.of("command 8 follows 6"), bench.out.details);
    }

    @Test
    void anIdThatTheEngineHasPassedIsNotTakenLater() {
        bench.rests(5);
        assertEquals("", place(3));
        assertEquals(List.of(), said());
        assertEquals("", place(6));
        assertEquals(List.of("intent 1-6", "Post"), said());
    }

    @Test
    void theNewestSessionIsInForce() {
        seen(1, command(1, bench.nowNs), known(2));
        assertEquals(List.of("REJECTED 1-1 of session 1, and 2 is in force"), bench.out.reasons);
        bench.out.reasons.clear();
        seen(2, command(2, bench.nowNs), known(1));
        assertEquals(List.of("REJECTED 1-2 of session 1, and 2 is in force"), bench.out.reasons, "it never goes back");
    }

    @Test
    void aSecondHoldsAsManyPostsAsThePolicyAllows() {
        CapLimits wide = Bench.WIDE;
        bench.limits = new CapLimits(
                wide.orderE6(), wide.totalE6(), wide.dayNotionalE6(), wide.dayLossE6(), 2, wide.repeated());
        bench.on(Bench.start(bench.sequence));
        bench.settle();
        assertEquals("", place(1));
        bench.accept(bench.out.intents.get(0));
        assertEquals("", place(2));
        assertEquals("REJECTED 1-3 more than 2 orders within a second", place(3));
        bench.nowNs += Bench.SECOND_NS;
        assertEquals("", place(4));
    }

    @Test
    void aCapStandsBeforeAnIntent() {
        bench.marketCapE6 = 4_000_000L;
        assertEquals("", place(1));
        bench.accept(bench.out.intents.get(0));
        assertEquals("REJECTED 1-2 the market would risk 8000000 of 4000000", place(2));
        assertEquals(1, bench.out.intents.size());
    }

    @Test
    void aPostThatIsTurnedAwaySetsTheLatchByItsCause() {
        for (List<String> row : List.of(
                List.of("VERSION_MISMATCH", "LATCHED VERSION_MISMATCH"),
                List.of("BLOCKED", "LATCHED GEOBLOCK"),
                List.of("UNAUTHORISED", "LATCHED UNAUTHORISED"),
                List.of("CROSSES", "REJECTED 1-1 to 1"))) {
            Refused cause = Refused.valueOf(row.get(0));
            for (VenueAnswer answer : List.of(
                    Bench.posted(new VenueAnswer.Post.Rejected(cause, "text")),
                    new VenueAnswer.Refusal(cause, 0, "text"))) {
                Bench own = Bench.ready();
                own.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
                own.out.take();
                own.answer(VenueRequest.Post.class, answer);
                List<String> told = own.out.take();
                assertEquals(row.get(1), told.get(0));
                assertEquals("REJECTED 1-1 to 1", told.get(told.size() - 1));
                assertTrue(own.out.reasons.contains("REJECTED 1-1 " + cause + " text"), own.out.reasons::toString);
                assertEquals(0, own.core.worstE6());
            }
        }
    }

    @Test
    void aLiveOrderIsNotRejectedByALateAnswer() {
        OrderIntent intent = bench.rests(1);
        bench.place(Bench.request(2, 1, Side.BUY, 4_000, 10));
        long tag = bench.out.tagOf(VenueRequest.Post.class);
        OrderIntent second = bench.out.intents.get(1);
        bench.on(bench.seen(new EngineCommand.Cancel(second.key())));
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(second.orderId()), List.of()));
        bench.answerAll();
        said();
        bench.on(new ExecutorInput.Answer(tag, Bench.posted(new VenueAnswer.Post.Rejected(Refused.BALANCE, ""))));
        assertEquals(List.of(), said());
        assertEquals(intent, bench.core.intent(new OrderKey(Bench.EPOCH, 1)));
    }

    @Test
    void whateverLeavesAPostOpenIsADoubt() {
        for (VenueAnswer answer : List.of(
                Bench.posted(new VenueAnswer.Post.Unclear("odd")),
                Bench.posted(new VenueAnswer.Post.Duplicated()),
                new VenueAnswer.Unknown("odd"),
                new VenueAnswer.Absent(),
                new VenueAnswer.Posted(List.of()))) {
            Bench own = Bench.ready();
            own.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
            own.out.take();
            own.answer(VenueRequest.Post.class, answer);
            assertEquals(List.of("UNKNOWN 1-1 to 1", "LookUp"), own.out.take(), answer::toString);
            assertEquals(4_000_000L, own.core.worstE6());
            assertTrue(own.out.reasons.get(own.out.reasons.size() - 1).length() > "UNKNOWN 1-1 ".length());
        }
    }

    @Test
    void whatIsUnderWayIsKnownByItsTagUntilItIsAnswered() {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        long tag = bench.out.tagOf(VenueRequest.Post.class);
        OrderIntent intent = bench.out.intents.get(0);
        assertEquals(new VenueRequest.Post(List.of(intent.key())), bench.core.request(tag));
        assertEquals(intent, bench.core.intent(intent.key()));
        assertEquals(intent, bench.core.intent(intent.orderId()));
        assertNull(bench.core.intent(new OrderKey(9, 9)));
        assertNull(bench.core.intent(new Uint256(9, 9, 9, 9)));
        bench.accept(intent);
        assertNull(bench.core.request(tag));
        said();
        bench.on(new ExecutorInput.Answer(tag, new VenueAnswer.Unknown("again")));
        assertEquals(List.of(), said());
        bench.place(Bench.request(2, 2, Side.BUY, 4_000, 10));
        long open = bench.out.tagOf(VenueRequest.Post.class);
        assertNotNull(bench.core.request(open));
        bench.on(Bench.start(bench.sequence));
        assertNull(bench.core.request(open), "nothing that an older run asked is answered");
    }

    @Test
    void aTwiceSetLatchIsToldOnceForEachCause() {
        bench.operator(OperatorWord.KILL);
        bench.operator(OperatorWord.KILL);
        bench.on(bench.seen(new EngineCommand.Malformed("odd")));
        assertEquals(List.of("LATCHED OPERATOR", "CancelAll", "LATCHED OTHER_BYTES"), said());
        assertEquals(List.of("test", "command 1: odd"), bench.out.details);
        bench.answerAll();
        bench.operator(OperatorWord.REARM);
        bench.operator(OperatorWord.REARM);
        assertEquals(
                1, said().stream().filter(line -> line.startsWith("REARMED")).count());
    }

    @Test
    void anEngineThatKillsIsToldWhenEverythingIsCancelled() {
        bench.on(bench.seen(new EngineCommand.Kill(KillPhase.LATCHED)));
        assertEquals(List.of("command 1"), bench.out.details);
        bench.answerAll();
        bench.answerAll();
        assertTrue(said().contains("ALL_CANCELLED 0-0 to 1"));
    }

    @Test
    void noPersonTakesBackWhatStillStands() {
        bench.operator(OperatorWord.KILL);
        bench.nowNs += Heartbeat.MISSED_NS + 1;
        bench.operator(OperatorWord.REARM);
        bench.alive();
        bench.operator(OperatorWord.REARM);
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        bench.answer(VenueRequest.Beat.class, new VenueAnswer.Beat("b"));
        bench.nowNs += SILENT_NS + 1;
        bench.operator(OperatorWord.REARM);
        assertEquals(
                List.of(
                        "test",
                        "re-arming is refused: the venue takes no beat",
                        "re-arming is refused: the venue takes no beat",
                        "re-arming is refused: the engine is silent"),
                bench.out.details);
        assertTrue(bench.core.isLatched());
        bench.alive();
        bench.operator(OperatorWord.REARM);
        assertFalse(bench.core.isLatched());
        assertEquals("test", bench.out.details.get(4));
    }

    @Test
    void fillsThatAPersonHasSeenAreNotCountedAgain() {
        CapLimits wide = Bench.WIDE;
        CapLimits.Repeated two = new CapLimits.Repeated(2, 600 * Bench.SECOND_NS);
        bench.limits = new CapLimits(wide.orderE6(), wide.totalE6(), wide.dayNotionalE6(), wide.dayLossE6(), 100, two);
        bench.on(Bench.start(bench.sequence));
        bench.settle();
        OrderIntent intent = bench.rests(1);
        bench.trade(intent, "a", FillStatus.MATCHED, 1);
        bench.trade(intent, "b", FillStatus.MATCHED, 1);
        assertEquals(List.of("2 fills of one side of a market"), bench.out.details);
        bench.operator(OperatorWord.REARM);
        assertFalse(bench.core.isLatched());
        bench.trade(intent, "c", FillStatus.MATCHED, 1);
        assertFalse(bench.core.isLatched());
        bench.trade(intent, "d", FillStatus.MATCHED, 1);
        assertTrue(bench.core.isLatched());
    }

    @Test
    void anEngineIsSilentAfterThreeSeconds() {
        bench.nowNs += SILENT_NS;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertFalse(bench.core.isLatched());
        bench.nowNs += 1;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertTrue(bench.core.isLatched());
        assertEquals(List.of("no sign of life of the engine"), bench.out.details);
    }

    /** An engine that was never started is not missed, but what it has left at the venue is taken out. */
    @Test
    void anEngineThatWasNeverHeardIsNoCauseForTheLatch() {
        for (boolean rests : new boolean[] {false, true}) {
            Bench own = Bench.ready();
            if (rests) {
                own.rests(1);
            }
            own.on(Bench.start(own.sequence));
            own.out.take();
            own.nowNs += SILENT_NS + 1;
            own.on(new ExecutorInput.Tick(own.nowNs));
            assertFalse(own.core.isLatched());
            assertEquals(rests, own.core.isSweeping());
        }
    }

    @Test
    void noBeatForTwelveSecondsSetsTheLatch() {
        bench.nowNs += Heartbeat.LOST_NS;
        bench.alive();
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertFalse(bench.core.isLatched());
        bench.nowNs += 1;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertEquals(List.of("no beat was taken for 12 s"), bench.out.details);
    }

    @Test
    void aSignOfLifeIsGivenTwiceASecond() {
        bench.out.statuses.clear();
        for (int i = 0; i < 10; i++) {
            bench.nowNs += Bench.SECOND_NS / 10;
            bench.alive();
            bench.on(new ExecutorInput.Tick(bench.nowNs));
        }
        assertEquals(List.of("armed UP", "armed UP"), bench.out.statuses);
        bench.out.statuses.clear();
        bench.on(new ExecutorInput.UserLink(LinkState.DOWN));
        bench.operator(OperatorWord.KILL);
        bench.nowNs += Bench.SECOND_NS;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertEquals(List.of("latched DOWN"), bench.out.statuses);
    }

    @Test
    void theStateIsHashedEveryFourThousandInputs() {
        int before = 0;
        while (bench.out.hashes.isEmpty() && before < 5_000) {
            bench.on(new ExecutorInput.User(List.of()));
            before++;
        }
        StateBytes state = bench.core.state();
        assertEquals(
                List.of(ExecutorCore.BEHAVIOUR_VERSION + " " + state.length() + " "
                        + HexFormat.of().formatHex(state.sha256())),
                bench.out.hashes);
        for (int i = 0; i < 4_095; i++) {
            bench.on(new ExecutorInput.User(List.of()));
        }
        assertEquals(1, bench.out.hashes.size());
        bench.on(new ExecutorInput.User(List.of()));
        assertEquals(2, bench.out.hashes.size());
    }

    @Test
    void whoeverIsNamedLaterIsToldFromThenOn() {
        Lines other = new Lines();
        bench.core.tell(other);
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of(), said());
        assertEquals(List.of("intent 1-1", "Post"), other.take());
    }

    @Test
    void anOrderIsForgottenADayAfterItWasOver() {
        OrderIntent intent = bench.rests(1);
        bench.on(bench.seen(new EngineCommand.Cancel(intent.key())));
        bench.answer(VenueRequest.Cancel.class, new VenueAnswer.Cancelled(List.of(intent.orderId()), List.of()));
        bench.nowNs += 86_400 * Bench.SECOND_NS;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertNotNull(bench.core.intent(intent.key()));
        bench.nowNs += 1;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertNull(bench.core.intent(intent.key()));
        assertNull(bench.core.intent(intent.orderId()));
    }

    private static TrackedOrder tracked(long number) {
        PlaceRequest request = Bench.request(number, 1, Side.BUY, 4_000, 10);
        OrderDraft draft = Bench.draft(request, IntentStamp.of(request.key(), 0), "g", 1, 1);
        return new TrackedOrder(new OrderIntent(request, 1, draft, new Uint256(0, 0, 0, number), Uint256.ZERO));
    }

    @Test
    void tenThousandRefusedIdsAreRememberedAndTheNextLetsTheOldestGo() {
        Orders orders = new Orders();
        for (int i = 1; i <= 10_000; i++) {
            orders.refuse(Bench.request(i, 1, Side.BUY, 4_000, 10));
        }
        assertNotNull(orders.before(new OrderKey(Bench.EPOCH, 1)));
        orders.refuse(Bench.request(10_001, 1, Side.BUY, 4_000, 10));
        assertNull(orders.before(new OrderKey(Bench.EPOCH, 1)));
        assertNotNull(orders.before(new OrderKey(Bench.EPOCH, 2)));
        assertTrue(orders.isPassed(new OrderKey(Bench.EPOCH, 10_001)));
        assertFalse(orders.isPassed(new OrderKey(Bench.EPOCH, 10_002)));
        orders.refuse(Bench.request(7, 1, Side.BUY, 4_000, 10));
        assertTrue(orders.isPassed(new OrderKey(Bench.EPOCH, 10_001)), "an old id does not set the newest back");
    }

    @Test
    void anOrderThatWasReopenedIsForgottenADayAfterItsLastEnd() {
        Orders orders = new Orders();
        TrackedOrder order = tracked(1);
        long dayNs = 86_400 * Bench.SECOND_NS;
        orders.add(order);
        orders.end(order, 0);
        orders.reopen(order);
        assertEquals(1, orders.acceptedCount());
        assertEquals(List.of(order), orders.live());
        orders.forget(dayNs + 1, NOTHING_SHOWN_S);
        assertEquals(order, orders.byKey(order.key()), "it is open");
        orders.end(order, dayNs);
        orders.end(tracked(2), dayNs + 5);
        orders.forget(2 * dayNs, NOTHING_SHOWN_S);
        assertEquals(order, orders.byId(order.intent.orderId()));
        orders.forget(2 * dayNs + 1, NOTHING_SHOWN_S);
        assertNull(orders.byId(order.intent.orderId()));
        assertNull(orders.byKey(order.key()));
        assertNotNull(orders.byKey(new OrderKey(Bench.EPOCH, 2)));
    }

    /** Salts are those of every tape that exists: a resend after a restart would have another hash otherwise. */
    @Test
    void saltsAreFixed() {
        assertEquals(
                List.of(5_685_780_048_939_065L, 489_353_384_996_265L, 6_020_943_598_340_981L),
                List.of(
                        IntentStamp.of(new OrderKey(1, 1), 0).salt(),
                        IntentStamp.of(new OrderKey(1, 2), 0).salt(),
                        IntentStamp.of(new OrderKey(2, 1), 0).salt()));
    }

    @Test
    void hashesAreInTheOrderOfNumbersWithoutASign() {
        List<Uint256> sorted = List.of(
                Uint256.ZERO,
                new Uint256(0, 0, 0, -1),
                new Uint256(0, 0, 1, 0),
                new Uint256(0, 0, -1, 0),
                new Uint256(0, 1, 0, 0),
                new Uint256(0, -1, 0, 0),
                new Uint256(1, 0, 0, 0),
                new Uint256(-1, 0, 0, 0));
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = 0; j < sorted.size(); j++) {
                assertEquals(Integer.compare(i, j), Integer.signum(Hashes.ORDER.compare(sorted.get(i), sorted.get(j))));
            }
        }
    }
}
