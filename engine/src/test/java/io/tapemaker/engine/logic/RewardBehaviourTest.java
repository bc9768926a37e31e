package io.tapemaker.engine.logic;

import static io.tapemaker.engine.logic.Frames.MARKET;
import static io.tapemaker.engine.logic.Frames.NO;
import static io.tapemaker.engine.logic.Frames.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.journal.codecs.ExecutionKind;
import io.tapemaker.journal.codecs.FillStatus;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.OperatorWord;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Uint256;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@Proof(
        id = "engine.behaviour-2",
        milestone = Milestone.M4,
        kind = ProofKind.UNIT,
        title = "Behaviour version 2: each kind of record leads to the commands that it should, the latch first")
final class RewardBehaviourTest {

    private static final long BASE_MS = 1_790_000_000_000L;

    /** One size, no waiting for what is not under test. */
    private static final String CONFIG = """
            journal: {stateHashEvery: 1000000, snapshotEvery: 0}
            books: {hashCheck: "off"}
            quoting: {largestOrder: "50", frontCushion: "0", exitLiquidity: "0", leastNetPerDay: "0"}
            orders: {edits: {minIntervalMs: 1000}, life: {seconds: 0}}
            regimes: {holds: {bookNotInSyncMs: 0, tickChangingMs: 0, jumpMs: 0, sweepMs: 0}}
            signals: {jump: {moreThan: "0.2"}, sweep: {moreThan: "1000000", collapseLeastDepth: "1000000"}}
            risk: {staleness: {executorMs: 3000, userStreamMs: 10000, connectionMs: 10000, clockGapMs: 5000}}
            """;

    private LogicTape tape = new LogicTape();

    private LogicTape paper() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        books(0, "0.49", "0.51");
        return tape.quiet();
    }

    /** Orders 1 and 2 rest. */
    private void live() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.SHADOW);
        tape.executor(true, LinkState.UP);
        books(0, "0.49", "0.51");
        tape.quiet();
        tape.report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 2);
        assertEquals(2, tape.logic().openOrders());
        tape.take();
    }

    private void books(long ms, String bid, String ask) {
        String mirrorBid = String.format(Locale.ROOT, "%.2f", 1 - Double.parseDouble(ask));
        String mirrorAsk = String.format(Locale.ROOT, "%.2f", 1 - Double.parseDouble(bid));
        tape.at(ms)
                .frame(Frames.book(MARKET, YES, BASE_MS + ms, "0.01", bid + "x500", ask + "x500"))
                .frame(Frames.book(MARKET, NO, BASE_MS + ms, "0.01", mirrorBid + "x500", mirrorAsk + "x500"));
    }

    private List<String> places() {
        return tape.take().stream().filter(line -> line.startsWith("place")).toList();
    }

    @Test
    void bothSidesAreQuotedAtTheTouchWhenTheBurstIsOver() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        books(0, "0.49", "0.51");
        assertTrue(places().isEmpty(), "inside the burst");
        tape.quiet();
        assertEquals(List.of("place 1-1 1111 0.49x50", "place 1-2 2222 0.49x50"), places());
        tape.quiet().tick();
        assertEquals(List.of(), tape.take());
    }

    @Test
    void aTouchThatMovesAwayIsFollowedOnceItIsWorthIt() {
        paper();
        tape.report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 2);
        tape.take();
        books(2_000, "0.46", "0.48");
        tape.quiet();
        List<String> lines = tape.take();
        assertTrue(lines.contains("cancel 1-1 REPLACED"), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith("place") && line.contains("1111 0.46")),
                lines::toString);
    }

    @Test
    void aNearerPlaceIsFollowedWhenItLastsAndNotWhenItFlickers() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        books(0, "0.48", "0.51");
        tape.quiet().report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 2);
        tape.take();
        for (int second = 1; second < 300; second += 2) {
            books(second * 1_000L, second % 4 == 1 ? "0.49" : "0.48", "0.51");
            tape.quiet();
        }
        assertEquals(List.of(), tape.take(), "flicker");
        books(300_000, "0.49", "0.51");
        tape.quiet();
        // A market that says nothing for a minute would be stale.
        books(350_000, "0.49", "0.51");
        tape.quiet().at(355_000).tick();
        assertEquals(List.of(), tape.take(), "not yet");
        tape.at(362_000).tick();
        List<String> lines = tape.take();
        assertTrue(lines.contains("cancel 1-1 REPLACED"), lines::toString);
        assertTrue(lines.contains("place 1-3 1111 0.49x50"), lines::toString);
    }

    @Test
    void aLostBookTakesEverythingAwayAtOnce() {
        live();
        tape.at(100).link(LinkState.DOWN);
        List<String> lines = tape.take();
        assertTrue(lines.contains("cancel 1-1 BOOK_NOT_IN_SYNC"), lines::toString);
        assertTrue(lines.contains("cancel 1-2 BOOK_NOT_IN_SYNC"), lines::toString);
    }

    @Test
    void nothingIsPlacedBeforeTheExecutorSaysThatItIsArmed() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.SHADOW);
        books(0, "0.49", "0.51");
        tape.quiet();
        assertTrue(places().isEmpty());
        tape.executor(true, LinkState.UP);
        assertEquals(2, places().size());
    }

    @Test
    void theOperatorsKillIsALatchThatOnlyTheOperatorOpens() {
        live();
        tape.at(200).operator(OperatorWord.KILL, "why=fat finger");
        List<String> lines = tape.take();
        assertEquals("kill LATCHED OPERATOR", lines.get(0));
        assertEquals("cancel-all KILL_SWITCH", lines.get(1));
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0);
        books(3_000, "0.48", "0.50");
        tape.quiet().tick();
        assertTrue(places().isEmpty(), "latched");
        // Its own latch goes first: the engine is refused while the executor's is set.
        tape.executor(false, LinkState.UP).operator(OperatorWord.REARM, "");
        assertTrue(tape.take().stream().noneMatch(line -> line.startsWith("kill REARMED")));
        tape.executor(true, LinkState.UP).operator(OperatorWord.REARM, "");
        lines = tape.take();
        assertEquals("kill REARMED OPERATOR", lines.get(0));
        assertEquals(2, lines.stream().filter(line -> line.startsWith("place")).count());
        assertEquals(1, tape.logic().counters().get(EngineCounter.REARMS_REFUSED));
    }

    @Test
    void aSilentExecutorSetsTheLatchInTheEventThatShowsIt() {
        live();
        books(3_500, "0.49", "0.51");
        List<String> lines = tape.take();
        assertEquals("kill LATCHED EXECUTOR_SILENT", lines.get(0));
        assertEquals("cancel-all KILL_SWITCH", lines.get(1));
    }

    @Test
    void aGapOfTheClockSetsTheLatch() {
        live();
        tape.at(60_000).tick();
        assertTrue(tape.take().contains("cancel-all KILL_SWITCH"));
    }

    @Test
    void aFillMovesThePositionAndAFailedOneIsTakenOutOnce() {
        live();
        tape.at(300).fill(1, FillStatus.MATCHED, 7, "0.49", "50");
        assertEquals(1, tape.logic().openOrders() - placesOf(tape.take()));
        tape.fill(1, FillStatus.FAILED, 7, "0.49", "50").fill(1, FillStatus.FAILED, 7, "0.49", "50");
        assertEquals(3, tape.logic().counters().get(EngineCounter.FILLS));
    }

    private static long placesOf(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("place")).count();
    }

    @Test
    void aFillOfAnOrderThatNobodyKnowsIsABreach() {
        live();
        tape.at(300).fill(77, FillStatus.MATCHED, 7, "0.49", "50");
        assertEquals("kill LATCHED INVARIANT_BREACH", tape.take().get(0));
    }

    @Test
    void pausedLeftAndFlattenedMarketsPlaceNothingNew() {
        for (OperatorWord word : List.of(OperatorWord.PAUSE, OperatorWord.LEAVE, OperatorWord.FLATTEN)) {
            tape = new LogicTape();
            live();
            tape.at(400).operator(word, "");
            List<String> lines = tape.take();
            assertEquals(
                    2,
                    lines.stream().filter(line -> line.startsWith("cancel 1-")).count(),
                    word + " " + lines);
            tape.report(ExecutionKind.CANCELLED, 1, 1).report(ExecutionKind.CANCELLED, 1, 2);
            tape.at(1_500).executor(true, LinkState.UP);
            books(2_000, "0.48", "0.50");
            tape.quiet();
            assertTrue(places().isEmpty(), word::toString);
            tape.operator(OperatorWord.RESUME, "");
            assertEquals(2, places().size(), word::toString);
        }
    }

    @Test
    void aMarketThatIsLeftBeforeItIsSeenIsNotQuotedAcrossSessionsEither() {
        tape.session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        tape.operator(OperatorWord.LEAVE, "market=" + MARKET);
        tape.at(100).session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        books(200, "0.49", "0.51");
        tape.quiet();
        assertTrue(places().isEmpty());
        tape.operator(OperatorWord.RESUME, "markt=0x1 is fine again");
        assertTrue(places().isEmpty(), "a word that gives something back has to be said properly");
        assertEquals(1, tape.logic().counters().get(EngineCounter.WORDS_REFUSED));
        tape.operator(OperatorWord.RESUME, "market=" + MARKET);
        assertEquals(2, places().size());
    }

    @Test
    void wishesForMarketsThatNobodyHasSeenAreBounded() {
        MarketWishes wishes = new MarketWishes();
        for (int i = 0; i < MarketWishes.MAX_UNSEEN; i++) {
            assertTrue(wishes.unseen(id(i), MarketWish::withLeft));
        }
        assertFalse(wishes.unseen(id(-1), MarketWish::withLeft));
        assertTrue(wishes.unseen(id(7), MarketWish::withFlatten), "what is remembered may change");
        MarketWishes again = new MarketWishes();
        StateCopy.copy(wishes::write, again::read);
        assertEquals(new MarketWish(true, true), again.take(id(7)));
        assertEquals(MarketWish.NONE, again.take(id(7)), "a wish is handed over once");
        assertTrue(again.unseen(id(-1), MarketWish::withLeft));
    }

    private static ConditionId id(int number) {
        return new ConditionId(new Uint256(0, 0, 0, number));
    }

    @Test
    void aSettingChangedInFlightCountsFromThenOn() {
        live();
        tape.at(500).operator(OperatorWord.SET, "quoting.enabled=false");
        List<String> lines = tape.take();
        assertEquals(List.of("cancel 1-1 NOT_WANTED", "cancel 1-2 NOT_WANTED"), lines);
    }

    @Test
    void anOrderInDoubtKeepsItsSideEmptyUntilItIsResolved() {
        live();
        tape.at(600).report(ExecutionKind.UNKNOWN, 1, 1);
        books(2_000, "0.48", "0.50");
        tape.quiet();
        assertTrue(places().stream().noneMatch(line -> line.contains("1111")), "the bid side waits");
        tape.at(2_500).executor(true, LinkState.UP).report(ExecutionKind.ABSENT, 1, 1);
        books(4_000, "0.48", "0.50");
        tape.quiet();
        assertTrue(tape.logic().openOrders() >= 1);
    }

    @Test
    void theAnswerToAnOlderCancelAllOpensNothing() {
        live();
        tape.at(200).operator(OperatorWord.KILL, "why=fat finger");
        long older = tape.lastCommand();
        tape.at(1_300).executor(true, LinkState.UP);
        long newest = tape.lastCommand();
        assertEquals(List.of("cancel-all KILL_SWITCH"), tape.take().subList(2, 3));
        assertTrue(newest > older);
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0, older);
        assertEquals(0, tape.logic().openOrders(), "they are gone");
        tape.executor(true, LinkState.UP).operator(OperatorWord.REARM, "").tick();
        assertEquals(List.of("kill REARMED OPERATOR"), tape.take(), "a sweep is under way");
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0, newest);
        assertEquals(2, places().size());
        tape.report(ExecutionKind.ACCEPTED, 1, 3).report(ExecutionKind.ACCEPTED, 1, 4);
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0, newest);
        assertEquals(2, tape.logic().openOrders(), "told again, it says nothing of what was placed since");
    }

    @Test
    void everyCommandIsCountedSoThatACancelAllKnowsItsSequence() {
        String everything = CONFIG.replace("stateHashEvery: 1000000", "stateHashEvery: 3");
        tape.session("{books: {hashCheck: \"off\"}, journal: {stateHashEvery: 2}}");
        books(0, "0.49", "0.51");
        tape.quiet();
        tape.at(100).session(everything, RewardBehaviour.VERSION, RunMode.SHADOW);
        tape.executor(true, LinkState.UP).report(ExecutionKind.ALL_CANCELLED, 0, 0);
        books(200, "0.49", "0.51");
        tape.quiet().report(ExecutionKind.ACCEPTED, 2, 3).report(ExecutionKind.ACCEPTED, 2, 4);
        tape.at(300).link(LinkState.DOWN);
        tape.at(400).operator(OperatorWord.KILL, "why=fat finger");
        assertTrue(tape.lastCommand() > 10);
        assertEquals(tape.lastCommand(), tape.logic().counters().commands());
    }

    @Test
    void aSessionOfVersionTwoFollowsOneOfVersionOne() {
        tape.session("{books: {hashCheck: \"off\"}}");
        books(0, "0.49", "0.51");
        tape.quiet().report(ExecutionKind.ACCEPTED, 1, 1).report(ExecutionKind.ACCEPTED, 1, 2);
        tape.take();
        tape.at(1_000).session(CONFIG, RewardBehaviour.VERSION, RunMode.FEED);
        assertEquals("cancel-all NEW_SESSION", tape.take().get(0));
        books(2_000, "0.49", "0.51");
        tape.quiet();
        assertTrue(places().isEmpty(), "what version 1 left is not confirmed to be gone");
        tape.report(ExecutionKind.ALL_CANCELLED, 0, 0);
        assertEquals(List.of("place 2-3 1111 0.49x50", "place 2-4 2222 0.49x50"), places());
    }

    @Test
    void aNewSessionKeepsThePosition() {
        live();
        tape.at(300).fill(1, FillStatus.CONFIRMED, 7, "0.49", "50");
        tape.at(900).session(CONFIG, RewardBehaviour.VERSION, RunMode.SHADOW);
        tape.executor(true, LinkState.UP).report(ExecutionKind.ALL_CANCELLED, 0, 0);
        tape.take();
        books(2_000, "0.49", "0.51");
        tape.quiet();
        // Fifty shares of YES are held: the ask side sells them and locks no money.
        assertTrue(places().stream().anyMatch(line -> line.startsWith("place sell") && line.contains("1111 0.51")));
    }

    @Test
    void otherSettingsTakeOverWhatTheOldOnesKept() {
        for (String change : List.of(
                "orders: {calls: {sharePercent: 20}}",
                "orders: {calls: {ordersBurst: 10}}",
                "orders: {memory: {orders: 1}}",
                "signals: {markout: {pendingPrints: 1}}",
                "risk: {rewardBudget: {windowHours: 2}, failedTrades: {windowMs: 1000}}")) {
            tape = new LogicTape();
            live();
            tape.at(300).fill(1, FillStatus.CONFIRMED, 7, "0.49", "50");
            for (int i = 0; i < 5; i++) {
                tape.at(400 + i).trade(YES, BASE_MS + 400 + i, "0.51", "20");
            }
            tape.at(900).session(change, RewardBehaviour.VERSION, RunMode.SHADOW);
            tape.executor(true, LinkState.UP).report(ExecutionKind.ALL_CANCELLED, 0, 0);
            books(2_000, "0.49", "0.51");
            tape.quiet().tick();
            assertEquals(2, tape.logic().session().epoch(), change);
        }
    }

    @Test
    void aChangeThatCannotBeIsCountedAndChangesNothing() {
        live();
        tape.operator(OperatorWord.SET, "quoting.nonsense=1").operator(OperatorWord.SET, "no form at all");
        assertEquals(List.of(), tape.take());
        assertEquals(2, tape.logic().counters().get(EngineCounter.WORDS_REFUSED));
    }
}
