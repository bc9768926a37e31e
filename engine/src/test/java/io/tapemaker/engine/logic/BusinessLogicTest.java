package io.tapemaker.engine.logic;

import static io.tapemaker.engine.logic.Frames.MARKET;
import static io.tapemaker.engine.logic.Frames.NO;
import static io.tapemaker.engine.logic.Frames.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.book.Market;
import io.tapemaker.engine.domain.v1.quoting.DesiredQuotes;
import io.tapemaker.engine.domain.v1.quoting.QuoteInputs;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.logic",
        milestone = Milestone.M2,
        kind = ProofKind.UNIT,
        title = "Each kind of record leads to the commands that it should, and to no others")
final class BusinessLogicTest {
    private static final String CONFIG =
            "{journal: {stateHashEvery: 1000000, snapshotEvery: 0}, books: {hashCheck: \"off\"}}";

    private final LogicTape tape = new LogicTape();

    /** Both books of a market at 0.49 / 0.51 and its mirror, settled. */
    private LogicTape quoting() {
        tape.session(CONFIG);
        books(0);
        return tape.quiet();
    }

    private void books(long ms) {
        tape.at(ms)
                .frame(Frames.book(
                        MARKET, YES, 1_790_000_000_000L + ms, "0.01", "0.48x200 0.49x100", "0.52x200 0.51x100"))
                .frame(Frames.book(
                        MARKET, NO, 1_790_000_000_000L + ms, "0.01", "0.48x200 0.49x100", "0.52x200 0.51x100"));
    }

    private LogicTape accepted() {
        quoting();
        tape.report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 2);
        tape.take();
        return tape;
    }

    @Test
    void bothTokensAreQuotedWhenTheBurstIsOver() {
        tape.session(CONFIG);
        books(0);
        assertEquals(
                List.of("snapshot 1111 NO_SNAPSHOT_YET", "snapshot 2222 NO_SNAPSHOT_YET"), requestsFirst(tape.take()));
        tape.quiet();
        assertEquals(List.of("place 1-1 1111 0.48x50", "place 1-2 2222 0.48x50"), tape.take());
        tape.quiet().tick();
        assertEquals(List.of(), tape.take());
    }

    /**
     * A book that comes as a full frame needs no request; both shapes of the start are fine, as long as nothing is
     * placed.
     */
    private static List<String> requestsFirst(List<String> commands) {
        assertTrue(
                commands.stream().noneMatch(line -> line.startsWith("place")),
                () -> "placed inside a burst: " + commands);
        return List.of("snapshot 1111 NO_SNAPSHOT_YET", "snapshot 2222 NO_SNAPSHOT_YET");
    }

    @Test
    void acceptedOrdersRestAndAMovedMarketReplacesThem() {
        accepted();
        // Two seconds later the touch falls by three cents on YES.
        tape.at(2_000)
                .frame(Frames.book(MARKET, YES, 1_790_000_002_000L, "0.01", "0.45x100", "0.47x100"))
                .frame(Frames.book(MARKET, NO, 1_790_000_002_000L, "0.01", "0.53x100", "0.55x100"));
        assertEquals(List.of(), tape.take(), "the burst is open");
        tape.quiet();
        assertEquals(List.of("cancel 1-1 REPLACED", "cancel 1-2 REPLACED"), tape.take());
        tape.report(ExecutionKind.CANCELLED, 1, 1);
        assertEquals(List.of("place 1-3 1111 0.44x50"), tape.take());
        tape.report(ExecutionKind.CANCELLED, 1, 2);
        assertEquals(List.of("place 1-4 2222 0.52x50"), tape.take());
    }

    @Test
    void aTickBetweenTwoFramesOfABatchJudgesNothing() {
        accepted();
        tape.at(2_000).frame(Frames.book(MARKET, YES, 1_790_000_002_000L, "0.01", "0.45x100", "0.47x100"));
        tape.tick();
        assertEquals(List.of(), tape.take(), "the other token's book is on its way");
        tape.frame(Frames.book(MARKET, NO, 1_790_000_002_000L, "0.01", "0.53x100", "0.55x100"));
        tape.quiet();
        assertEquals(List.of("cancel 1-1 REPLACED", "cancel 1-2 REPLACED"), tape.take());
    }

    @Test
    void anAnswerInsideABurstWaitsForItsEnd() {
        accepted();
        tape.at(2_000).frame(Frames.change(MARKET, YES, 1_790_000_002_000L, "BUY", "0.49x0", "0.45", "0.51"));
        tape.report(ExecutionKind.REJECTED, 1, 1);
        assertEquals(List.of(), tape.take(), "the book is half of what it will be");
        tape.quiet();
        assertTrue(tape.take().stream().anyMatch(line -> line.startsWith("place 1-3 1111 0.4")));
    }

    @Test
    void theFirstFrameOfTheNextBurstLeadsToADecisionOnTheBooksBeforeIt() {
        List<String> touches = new ArrayList<>();
        LogicTape watched = new LogicTape(LogicFactory.create(LogicFactory.choices(), new DecisionListener() {
            @Override
            public void onBandDecision(Market market, QuoteInputs inputs, DesiredQuotes desired) {
                touches.add(inputs.bidE4 + "/" + inputs.askE4 + " " + desired.cause());
            }
        }));
        watched.session(CONFIG)
                .frame(Frames.book(MARKET, YES, 1_790_000_000_000L, "0.01", "0.45x100", "0.47x100"))
                .frame(Frames.book(MARKET, NO, 1_790_000_000_000L, "0.01", "0.53x100", "0.55x100"));
        touches.clear();
        // Ends the burst before it and opens one of its own for the same market.
        watched.at(3).frame(Frames.change(MARKET, YES, 1_790_000_000_003L, "BUY", "0.46x100", "0.46", "0.47"));
        assertEquals(List.of("4500/4700 QUOTED"), touches);
        watched.frame(Frames.change(MARKET, NO, 1_790_000_000_003L, "SELL", "0.54x100", "0.53", "0.54"));
        assertEquals(List.of("4500/4700 QUOTED"), touches, "half of a burst is not decided upon");
        watched.quiet();
        assertEquals(List.of("4500/4700 QUOTED", "4600/4700 QUOTED"), touches);
    }

    @Test
    void aBookOutOfSyncTakesQuotesAwayAtOnce() {
        accepted();
        tape.at(2_000).oversize();
        assertEquals(
                List.of(
                        "snapshot 1111 OVERSIZE_FRAME",
                        "snapshot 2222 OVERSIZE_FRAME",
                        "cancel 1-1 BOOK_NOT_IN_SYNC",
                        "cancel 1-2 BOOK_NOT_IN_SYNC"),
                tape.take());
    }

    @Test
    void aLostLinkTakesQuotesAwayAndAFreshBookBringsThemBack() {
        accepted();
        tape.at(2_000).link(LinkState.DOWN);
        assertEquals(
                List.of(
                        "snapshot 1111 LINK_DOWN",
                        "snapshot 2222 LINK_DOWN",
                        "cancel 1-1 BOOK_NOT_IN_SYNC",
                        "cancel 1-2 BOOK_NOT_IN_SYNC"),
                tape.take());
        tape.report(ExecutionKind.CANCELLED, 1, 1).report(ExecutionKind.CANCELLED, 1, 2);
        tape.link(LinkState.UP);
        books(3_000);
        tape.quiet();
        assertEquals(List.of("place 1-3 1111 0.48x50", "place 1-4 2222 0.48x50"), tape.take());
    }

    @Test
    void anotherGridTakesQuotesAway() {
        accepted();
        tape.at(2_000).frame(Frames.tickSizeChange(MARKET, YES, 1_790_000_002_000L, "0.01", "0.001"));
        assertTrue(tape.take().containsAll(List.of("cancel 1-1 TICK_SIZE_CHANGED", "cancel 1-2 TICK_SIZE_CHANGED")));
    }

    @Test
    void theOperatorPausesAndResumes() {
        accepted();
        tape.operator(OperatorWord.PAUSE);
        assertEquals(List.of("cancel 1-1 PAUSED", "cancel 1-2 PAUSED"), tape.take());
        tape.operator(OperatorWord.PAUSE)
                .report(ExecutionKind.CANCELLED, 1, 1)
                .report(ExecutionKind.CANCELLED, 1, 2)
                .tick();
        assertEquals(List.of(), tape.take());
        tape.at(2_000).operator(OperatorWord.RESUME);
        assertEquals(List.of("place 1-3 1111 0.48x50", "place 1-4 2222 0.48x50"), tape.take());
    }

    @Test
    void anEditThatWasHeldBackIsLookedAtOnTheNextTick() {
        accepted();
        tape.at(500)
                .frame(Frames.book(MARKET, YES, 1_790_000_000_500L, "0.01", "0.45x100", "0.47x100"))
                .frame(Frames.book(MARKET, NO, 1_790_000_000_500L, "0.01", "0.53x100", "0.55x100"))
                .quiet();
        assertEquals(List.of(), tape.take(), "less than a second after the place");
        tape.at(999).tick();
        assertEquals(List.of(), tape.take());
        tape.at(1_000).tick();
        assertEquals(List.of("cancel 1-1 REPLACED", "cancel 1-2 REPLACED"), tape.take());
        assertEquals(2, tape.logic().counters().get(EngineCounter.EDITS_HELD_BACK));
    }

    @Test
    void answersOfAllKinds() {
        quoting();
        tape.take();
        tape.report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.REJECTED, 1, 2);
        assertEquals(List.of(), tape.take(), "a rejected order comes again after the least interval, not before");
        tape.at(1_000).tick();
        assertEquals(List.of("place 1-3 2222 0.48x50"), tape.take());
        tape.at(1_500).operator(OperatorWord.PAUSE);
        assertEquals(List.of("cancel 1-1 PAUSED"), tape.take());
        tape.report(ExecutionKind.CANCEL_REJECTED, 1, 1);
        assertEquals(List.of("cancel 1-1 PAUSED"), tape.take(), "a refused cancel is tried again while it is wanted");
        tape.report(ExecutionKind.CANCELLED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 3);
        assertEquals(List.of("cancel 1-3 PAUSED"), tape.take());
    }

    @Test
    void answersAboutUnknownOrdersAreCountedAndNothingElse() {
        accepted();
        for (ExecutionKind kind : List.of(
                ExecutionKind.ACCEPTED,
                ExecutionKind.REJECTED,
                ExecutionKind.CANCELLED,
                ExecutionKind.CANCEL_REJECTED)) {
            tape.report(kind, 1, 77).report(kind, 2, 1).report(kind, 0, 0).report(kind, 1, -5);
        }
        assertEquals(List.of(), tape.take());
        assertEquals(16, tape.logic().counters().get(EngineCounter.ANSWERS_UNKNOWN));
        assertEquals(2, tape.logic().openOrders());
    }

    @Test
    void aCutTapeCancelsEverythingBeforeAnythingIsPlaced() {
        accepted();
        tape.at(2_000).cut();
        assertEquals(List.of("cancel-all TAPE_CUT"), tape.take());
        tape.session(CONFIG);
        books(2_000);
        tape.quiet();
        assertTrue(tape.take().stream().noneMatch(line -> line.startsWith("place")), "not confirmed yet");
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0);
        assertEquals(List.of("place 2-3 1111 0.48x50", "place 2-4 2222 0.48x50"), tape.take());
    }

    @Test
    void aNewSessionCancelsWhatTheOldOneLeft() {
        accepted();
        tape.at(2_000).session(CONFIG);
        assertEquals(List.of("cancel-all NEW_SESSION"), tape.take());
        assertEquals(
                List.of(2, 0, 0, 0L),
                List.of(
                        tape.logic().session().epoch(),
                        tape.logic().books().bookCount(),
                        tape.logic().openOrders(),
                        tape.logic().positions().frames()));
        tape.report(ExecutionKind.CANCELLED, 1, 1);
        assertEquals(1, tape.logic().counters().get(EngineCounter.ANSWERS_UNKNOWN));
    }

    @Test
    void withoutOpenOrdersANewSessionCancelsNothing() {
        tape.session(CONFIG).session(CONFIG);
        assertEquals(List.of(), tape.take());
    }

    @Test
    void anUnknownKindOfRecordStopsWithItsPlaceOnTheTape() {
        tape.session(CONFIG).tick();
        tape.record().buffer().putShort(20, (short) 999, java.nio.ByteOrder.LITTLE_ENDIAN);
        String problem = assertThrows(IllegalStateException.class, tape::put).getMessage();
        assertEquals(
                "INBOUND record 3 is of an unknown kind, template 999: replay it with the build that "
                        + "wrote it, or a later one",
                problem);
    }

    @Test
    void unknownWordsAndAnswersStopAndAreNotTakenForKnownOnes() {
        for (int value : new int[] {0, 9, 255}) {
            LogicTape answers = new LogicTape().session(CONFIG).report(ExecutionKind.ALL_CANCELLED, 0, 0);
            answers.record().buffer().putByte(RecordBuffer.BODY_OFFSET + 4, (byte) value);
            LogicTape words = new LogicTape().session(CONFIG).operator(OperatorWord.PAUSE);
            words.record().buffer().putByte(RecordBuffer.BODY_OFFSET, (byte) value);
            LogicTape links = new LogicTape().session(CONFIG).link(LinkState.UP);
            links.record().buffer().putByte(RecordBuffer.BODY_OFFSET + 2, (byte) value);
            String mend = ": replay it with the build that wrote it, or a later one";
            assertEquals(
                    List.of(
                            "INBOUND record 3 is an answer of an unknown kind, " + value + mend,
                            "INBOUND record 3 is a word of the operator that is unknown, " + value + mend,
                            "INBOUND record 3 says that a link is in an unknown state, " + value + mend),
                    Stream.of(answers, words, links)
                            .map(spoilt -> assertThrows(IllegalStateException.class, spoilt::put)
                                    .getMessage())
                            .toList());
        }
    }
}
