package io.tapemaker.executor.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.executor.domain.venue.OrderFacts;
import io.tapemaker.executor.domain.venue.Refused;
import io.tapemaker.executor.domain.venue.UserNews;
import io.tapemaker.executor.domain.venue.VenueAnswer;
import io.tapemaker.executor.domain.venue.VenueRequest;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.types.Side;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "executor.latch-causes",
        milestone = Milestone.M5,
        kind = ProofKind.UNIT,
        title = "Whatever has to set the latch sets it, cancels everything, and stays until a person takes it back")
final class LatchCausesTest {

    /** A cause, and how it comes about. */
    record Cause(String name, Consumer<Bench> comes) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Cause> causes() {
        return List.of(
                new Cause("OPERATOR", bench -> bench.operator(OperatorWord.KILL)),
                new Cause("GEOBLOCK", bench -> ask(bench, 60, new VenueAnswer.Geo(true, "US", ""))),
                new Cause("CLOSED_ONLY", bench -> ask(bench, 60, new VenueAnswer.ClosedOnly(true))),
                new Cause("VERSION_MISMATCH", bench -> ask(bench, 60, new VenueAnswer.Version(3))),
                new Cause("FOREIGN_ORDER", LatchCausesTest::foreign),
                new Cause("COMMAND_GAP", LatchCausesTest::gap),
                new Cause("OTHER_BYTES", bench -> bench.on(bench.seen(new EngineCommand.Malformed("odd")))),
                new Cause("UNAUTHORISED", LatchCausesTest::unauthorised),
                new Cause("HEARTBEAT_LOST", LatchCausesTest::noBeats),
                new Cause("ENGINE_SILENT", LatchCausesTest::silence),
                new Cause("REPEATED_EXECUTION", LatchCausesTest::fills));
    }

    private static void ask(Bench bench, long seconds, VenueAnswer answer) {
        for (int i = 0; i < seconds * 4 + 1; i++) {
            bench.nowNs += Bench.SECOND_NS / 4;
            bench.alive();
            bench.on(new ExecutorInput.Tick(bench.nowNs));
            bench.out.asked.values().removeIf(request -> request instanceof VenueRequest.Trades);
            for (long tag : List.copyOf(bench.out.asked.keySet())) {
                VenueRequest request = bench.out.asked.get(tag);
                boolean right = request instanceof VenueRequest.Ask question
                        && answer.getClass().isInstance(Bench.usual(question));
                if (right || request instanceof VenueRequest.Beat) {
                    bench.out.asked.remove(tag);
                    bench.on(new ExecutorInput.Answer(tag, right ? answer : new VenueAnswer.Beat("b")));
                }
            }
        }
    }

    private static void foreign(Bench bench) {
        OrderIntent intent = bench.rests(1);
        OrderFacts known = Bench.facts(intent, OrderFacts.Status.LIVE);
        OrderFacts other = new OrderFacts(
                new Uint256(1, 2, 3, 4),
                known.conditionId(),
                known.tokenId(),
                known.side(),
                known.sizes(),
                OrderFacts.Status.LIVE);
        bench.on(new ExecutorInput.User(List.of(new UserNews.OfOrder(other, false))));
    }

    private static void gap(Bench bench) {
        bench.rests(1);
        bench.sequence++;
        bench.on(bench.seen(new EngineCommand.Other()));
    }

    private static void unauthorised(Bench bench) {
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        bench.answer(VenueRequest.Post.class, new VenueAnswer.Refusal(Refused.UNAUTHORISED, 0, ""));
    }

    private static void noBeats(Bench bench) {
        for (int i = 0; i < 60; i++) {
            bench.nowNs += Bench.SECOND_NS / 4;
            bench.alive();
            bench.on(new ExecutorInput.Tick(bench.nowNs));
        }
    }

    private static void silence(Bench bench) {
        bench.nowNs += 3_100_000_000L;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
    }

    private static void fills(Bench bench) {
        bench.limits = new CapLimits(
                Bench.WIDE.orderE6(),
                Bench.WIDE.totalE6(),
                Bench.WIDE.dayNotionalE6(),
                Bench.WIDE.dayLossE6(),
                100,
                new CapLimits.Repeated(3, 60 * Bench.SECOND_NS));
        bench.begin();
        OrderIntent intent = bench.rests(1);
        for (int i = 0; i < 3; i++) {
            bench.trade(intent, "t" + i, FillStatus.MATCHED, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("causes")
    void aCauseSetsTheLatch(Cause cause) {
        Bench bench = Bench.ready();
        assertFalse(bench.core.isLatched());
        cause.comes().accept(bench);
        List<String> said = bench.out.take();
        assertTrue(bench.core.isLatched(), said::toString);
        assertTrue(said.contains("LATCHED " + cause.name()), said::toString);
        assertTrue(said.contains("CancelAll"), said::toString);
        bench.on(Bench.start(bench.sequence));
        assertTrue(bench.core.isLatched(), "a start takes it back");
        bench.out.take();
        bench.place(Bench.request(99, 1, Side.BUY, 4_000, 10));
        assertTrue(bench.out.take().stream().noneMatch(line -> line.startsWith("intent")));
    }

    @Test
    void aPersonTakesItBackOnceNothingStandsAgainstIt() {
        Bench bench = Bench.ready();
        bench.operator(OperatorWord.KILL);
        silence(bench);
        bench.operator(OperatorWord.REARM);
        assertTrue(bench.core.isLatched(), "re-armed while the engine is silent");
        bench.alive();
        bench.operator(OperatorWord.REARM);
        assertFalse(bench.core.isLatched());
        bench.out.asked.clear();
    }

    /** A policy may make the core less patient; the same time without news is borne by the standard one. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePolicySaysHowLongTheEngineMayBeSilent(boolean strict) {
        Bench bench = patient(strict, PolicyInForce.Patience.MOST_GEOBLOCK_NS, 2 * Bench.SECOND_NS);
        bench.nowNs += 2_500_000_000L;
        bench.on(new ExecutorInput.Tick(bench.nowNs));
        assertEquals(strict, bench.out.take().contains("LATCHED ENGINE_SILENT"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePolicySaysHowLongAnAnswerOnThePlaceIsGood(boolean strict) {
        Bench bench = patient(strict, 20 * Bench.SECOND_NS, 3 * Bench.SECOND_NS);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 21 * 4; i++) {
            bench.nowNs += Bench.SECOND_NS / 4;
            bench.alive();
            bench.on(new ExecutorInput.User(List.of()));
            bench.on(new ExecutorInput.Tick(bench.nowNs));
            for (long tag : List.copyOf(bench.out.asked.keySet())) {
                if (bench.out.asked.get(tag) instanceof VenueRequest.Beat) {
                    bench.out.asked.remove(tag);
                    bench.on(new ExecutorInput.Answer(tag, new VenueAnswer.Beat("b")));
                }
            }
            said.addAll(bench.out.take());
        }
        assertEquals(strict, said.contains("CancelAll"), said::toString);
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(
                strict ? "REJECTED 1-1 to 1" : "intent 1-1", bench.out.take().get(0));
        assertFalse(bench.core.isLatched());
    }

    /** Its questions are asked five times within the time that their answers are good for. */
    @Test
    void aStrictPolicyAsksMoreOften() {
        assertEquals(List.of(15, 1), List.of(questions(20), questions(300)));
    }

    private static int questions(long goodForS) {
        Bench bench = patient(true, goodForS * Bench.SECOND_NS, 3 * Bench.SECOND_NS);
        int asked = 0;
        for (int i = 0; i < 600; i++) {
            bench.nowNs += Bench.SECOND_NS / 10;
            bench.alive();
            bench.on(new ExecutorInput.Tick(bench.nowNs));
            asked += (int) bench.out.asked.values().stream()
                    .filter(request -> request.equals(new VenueRequest.Ask(VenueRequest.Question.VERSION)))
                    .count();
            bench.answerAll();
        }
        return asked;
    }

    private static Bench patient(boolean strict, long geoblockNs, long silenceNs) {
        Bench bench = new Bench();
        bench.patience = strict ? new PolicyInForce.Patience(geoblockNs, silenceNs) : PolicyInForce.Patience.STANDARD;
        bench.begin();
        return bench;
    }

    /** Whatever reads a policy: the core has ceilings of its own. */
    @Test
    void patienceHasCeilingsInCode() {
        long geoblockNs = PolicyInForce.Patience.MOST_GEOBLOCK_NS;
        long silenceNs = PolicyInForce.Patience.MOST_SILENCE_NS;
        assertEquals(silenceNs, new PolicyInForce.Patience(geoblockNs, silenceNs).engineSilenceNs());
        for (long[] odd : new long[][] {
            {geoblockNs + 1, silenceNs}, {geoblockNs, silenceNs + 1}, {0, silenceNs}, {geoblockNs, 0}, {-1, -1}
        }) {
            assertThrows(IllegalArgumentException.class, () -> new PolicyInForce.Patience(odd[0], odd[1]));
        }
    }

    @Test
    void whatIsNotKnownOfThisPlaceIsNotAllowed() {
        Bench bench = new Bench();
        bench.on(Bench.start(0));
        bench.alive();
        bench.place(Bench.request(1, 1, Side.BUY, 4_000, 10));
        assertEquals(List.of("REJECTED 1-1 to 1"), bench.out.take());
    }
}
