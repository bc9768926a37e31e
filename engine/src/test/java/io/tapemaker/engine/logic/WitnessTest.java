package io.tapemaker.engine.logic;

import static io.tapemaker.engine.logic.Frames.MARKET;
import static io.tapemaker.engine.logic.Frames.NO;
import static io.tapemaker.engine.logic.Frames.YES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;
import io.tapemaker.engine.recovery.LogicFactory;
import io.tapemaker.journal.codecs.LinkState;
import io.tapemaker.journal.codecs.RunMode;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proof(
        id = "engine.book-witness",
        milestone = Milestone.M7,
        kind = ProofKind.UNIT,
        title = "A market whose channel is quiet is asked about over HTTP: confirmed it stays alive, contradicted twice"
                + " its quotes go within fifteen seconds")
final class WitnessTest {

    private static final long BASE_MS = 1_790_000_000_000L;
    private static final String CONFIG = """
            journal: {stateHashEvery: 1000000, snapshotEvery: 0}
            books: {hashCheck: "off"}
            quoting: {largestOrder: "50", frontCushion: "0", exitLiquidity: "0", leastNetPerDay: "0"}
            orders: {life: {seconds: 0}}
            """;
    private static final List<String> ASKED = List.of("ask BOOKS");

    private final LogicTape tape = new LogicTape();

    private void start(RunMode mode) {
        tape.session(CONFIG, RewardBehaviour.VERSION, mode);
        tape.executor(true, LinkState.UP);
        frames(0, "0.49");
        tape.quiet();
        assertEquals(2, tape.logic().openOrders());
        tape.take();
    }

    private void frames(long ms, String bid) {
        String mirror = bid.equals("0.49") ? "0.51" : "0.52";
        tape.at(ms)
                .frame(Frames.book(MARKET, YES, BASE_MS + ms, "0.01", bid + "x500", "0.53x500"))
                .frame(Frames.book(MARKET, NO, BASE_MS + ms, "0.01", "0.47x500", mirror + "x500"));
    }

    /** The answer to a question about both books, as the venue's {@code /books} has it. */
    private static byte[] answer(String bid) {
        String mirror = bid.equals("0.49") ? "0.51" : "0.52";
        String both = "[" + text(Frames.book(MARKET, YES, BASE_MS, "0.01", bid + "x500", "0.53x500")) + ","
                + text(Frames.book(MARKET, NO, BASE_MS, "0.01", "0.47x500", mirror + "x500")) + "]";
        return Frames.bytes(both.replace(",\"event_type\":\"book\"", ",\"min_order_size\":\"5\",\"neg_risk\":false"));
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }

    /** Time passes in seconds, with what keeps the other watchdogs quiet; the commands of that time. */
    private List<String> pass(int fromS, int toS) {
        for (int second = fromS; second <= toS; second++) {
            tape.at(second * 1_000L).executor(true, LinkState.UP).frame(Frames.bytes("PONG"));
            tape.tick();
        }
        return tape.take();
    }

    @Test
    void aQuietMarketIsAskedAboutEveryFourSecondsAndABusyOneNever() {
        start(RunMode.SHADOW);
        assertEquals(List.of(), pass(1, 3));
        assertEquals(ASKED, pass(4, 7));
        assertEquals(ASKED, pass(8, 11));
        frames(11_500, "0.49");
        tape.quiet();
        assertEquals(List.of(), pass(12, 15));
        assertEquals(ASKED, pass(16, 16));
    }

    @Test
    void aConfirmedMarketIsNeverStale() {
        start(RunMode.SHADOW);
        pass(1, 3);
        for (int second = 4; second < 200; second += 4) {
            assertEquals(ASKED, pass(second, second));
            assertEquals(List.of(), tape.venueSays(200, answer("0.49")).take());
            assertEquals(List.of(), pass(second + 1, second + 3));
        }
        assertEquals(2, tape.logic().openOrders());
    }

    @Test
    void aSecondContradictionTakesTheQuotesAway() {
        start(RunMode.SHADOW);
        assertEquals(ASKED, pass(1, 4));
        assertEquals(List.of(), tape.venueSays(200, answer("0.48")).take());
        assertEquals(ASKED, pass(5, 8));
        List<String> lines = tape.venueSays(200, answer("0.48")).take();
        assertTrue(lines.contains("snapshot 1111 WITNESS_DISAGREES"), lines::toString);
        assertTrue(lines.contains("snapshot 2222 WITNESS_DISAGREES"), lines::toString);
        assertTrue(lines.contains("cancel 1-1 BOOK_NOT_IN_SYNC"), lines::toString);
        assertTrue(lines.contains("cancel 1-2 BOOK_NOT_IN_SYNC"), lines::toString);
        assertEquals(List.of(), pass(9, 14), "a book that is not believed needs no witness");
        frames(14_500, "0.48");
        List<String> back = tape.quiet().take();
        assertTrue(tape.logic().books().market(0).inSync(), back::toString);
    }

    @Test
    void anAnswerThatIsAheadOfTheChannelSaysNothing() {
        start(RunMode.SHADOW);
        assertEquals(ASKED, pass(1, 4));
        tape.venueSays(200, answer("0.48"));
        frames(4_500, "0.48");
        tape.quiet();
        tape.take();
        assertEquals(ASKED, pass(5, 9));
        assertEquals(List.of(), tape.venueSays(200, answer("0.49")).take());
        assertTrue(tape.logic().books().market(0).inSync());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{}", "[{\"bids\":[]}]", "<html>", "[{\"asset_id\":\"1111\",\"bids\":1}]", "null"})
    void whatIsNoAnswerSaysNothing(String body) {
        start(RunMode.SHADOW);
        for (int i = 0; i < 3; i++) {
            assertEquals(ASKED, pass(4 * i + 1, 4 * i + 4));
            assertEquals(List.of(), tape.venueSays(200, Frames.bytes(body)).take());
        }
        assertTrue(tape.logic().books().market(0).inSync());
    }

    @Test
    void aMarketThatNobodyConfirmsIsStaleInTheEnd() {
        start(RunMode.SHADOW);
        for (int second = 1; second <= 62; second++) {
            pass(second, second);
            tape.venueSays(second % 2 == 0 ? 0 : 503, Frames.bytes("no"));
        }
        assertEquals(0, tape.logic().openOrders() - cancelled());
    }

    private long cancelled() {
        return tape.commandRecords().stream()
                .filter(record -> LogicTape.lineOf(load(record)).startsWith("cancel "))
                .count();
    }

    private static RecordBuffer load(byte[] bytes) {
        RecordBuffer record = new RecordBuffer();
        record.ensureLength(bytes.length);
        System.arraycopy(bytes, 0, record.array(), 0, bytes.length);
        record.length(bytes.length);
        return record;
    }

    @Test
    void whereThereIsNobodyToAskNobodyIsAsked() {
        start(RunMode.SIM);
        assertEquals(List.of(), pass(1, 30));
    }

    @Test
    void theStateRemembersWhatWasAsked() {
        start(RunMode.SHADOW);
        pass(1, 4);
        tape.venueSays(200, answer("0.48")).take();
        byte[] state = stateOf(tape.logic());
        BusinessLogic restored = LogicFactory.create();
        StateReader reader = new StateReader(state);
        restored.read(reader);
        reader.finish();
        assertArrayEquals(state, stateOf(restored));
        LogicTape other = new LogicTape(restored);
        other.at(8_000).executor(true, LinkState.UP).frame(Frames.bytes("PONG")).tick();
        assertTrue(other.take().contains("ask BOOKS"));
        assertTrue(other.venueSays(200, answer("0.48")).take().contains("snapshot 1111 WITNESS_DISAGREES"));
    }

    private static byte[] stateOf(BusinessLogic logic) {
        StateWriter out = new StateWriter();
        logic.write(out);
        return out.toByteArray();
    }
}
