package io.tapemaker.proofs.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.engine.gateway.operator.OperatorClient;
import io.tapemaker.engine.gateway.operator.OperatorRequest;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.CancelOrderDecoder;
import io.tapemaker.journal.codecs.OperatorEventDecoder;
import io.tapemaker.journal.codecs.PlaceOrderDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.journal.record.RecordText;
import io.tapemaker.proofs.kit.ProcessRun;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "operator.door",
        milestone = Milestone.M4,
        kind = ProofKind.SECURITY,
        title = "The operator's words to a running engine are on its tape with who and when, take effect, and replay; "
                + "nobody else gets in",
        invariants = {"S6", "S14"})
class OperatorDoorTest {

    /** Two hours of event time would take two minutes: it is still at work when it is talked to. */
    private static final String SLOW = "60x";

    private static final int MINUTES = 120;
    private static final long LONGEST_WAIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long PARK_NS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PAUSED_FOR_NS = TimeUnit.SECONDS.toNanos(60);
    private static final String HOSTILE = "news \u001b[2J\r\n\u202e";

    @TempDir
    private Path temporary;

    private Path recording = Path.of("");
    private Path journal = Path.of("");

    @BeforeEach
    void generate() {
        recording = Recordings.generate(temporary.resolve("workload.jsonl"), 2, MINUTES, 3);
        journal = temporary.resolve("journal");
    }

    private JsonNode status() throws IOException {
        return OperatorClient.ask(journal, new OperatorRequest("status", "", "", "", "", 0))
                .json()
                .path("status");
    }

    private JsonNode await(ProcessRun.Running feed, String what, Predicate<JsonNode> holds) throws IOException {
        long startNs = System.nanoTime();
        while (feed.isAlive() && System.nanoTime() - startNs < LONGEST_WAIT_NS) {
            if (Files.exists(socket(), LinkOption.NOFOLLOW_LINKS)) {
                JsonNode status = status();
                if (holds.test(status)) {
                    return status;
                }
            }
            LockSupport.parkNanos(PARK_NS);
        }
        throw new AssertionError("the feed was never seen to have " + what);
    }

    private Path socket() {
        return journal.resolve("operator.sock");
    }

    private ProcessRun operator(String... words) {
        return Program.ENGINE.quick("operator", "--journal", journal.toString()).with(words);
    }

    /** Says a word as a process; returns the sequence that it was told. */
    private long say(String... words) {
        ProcessRun.Ended ended = operator(words).run().expect(0);
        assertTrue(isPrintable(ended.text()), ended::toString);
        return Long.parseLong(ended.out().strip().replaceAll(".* INBOUND record ", ""));
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7F);
    }

    @Test
    void pauseAndResumeTakeEffectAndReplay() throws IOException {
        ProcessRun.Running feed =
                Program.quickFeed(recording, journal, "--speed", SLOW).start();
        long pause;
        long resume;
        try {
            await(feed, "open orders", status -> openOrders(status) > 0);
            requireOnlyOurs();
            pause = say("pause", "--why", HOSTILE);
            JsonNode paused = await(feed, "no orders", status -> isPaused(status) && openOrders(status) == 0);
            long untilNs = eventTimeNs(paused) + PAUSED_FOR_NS;
            await(feed, "been paused for a while", status -> eventTimeNs(status) > untilNs);
            resume = say("resume");
            await(feed, "orders again", status -> !isPaused(status) && openOrders(status) > 0);
        } finally {
            feed.kill();
            feed.await();
        }
        List<byte[]> inbound = Tapes.records(journal, JournalKind.INBOUND);
        requireWord(inbound.get((int) pause - 1), "PAUSE", "\"text\":\"why=news \\u001B[2J\\r\\n\\u202E\"");
        requireWord(inbound.get((int) resume - 1), "RESUME", "\"text\":\"\"");
        requireNoPlaceWhile(inbound, pause, resume);
        goesOn(inbound);
    }

    private static boolean isPaused(JsonNode status) {
        return status.at("/orders/paused").asBoolean();
    }

    private static long openOrders(JsonNode status) {
        return status.at("/orders/open").asLong();
    }

    private static long eventTimeNs(JsonNode status) {
        return status.at("/tape/event_time_ns").asLong();
    }

    /** The socket is its owner's alone, and a second engine gets neither the journal nor the socket. */
    private void requireOnlyOurs() throws IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())));
        Object before = Files.getAttribute(socket(), "unix:ino");
        ProcessRun.Ended second = Program.quickFeed(recording, journal).run();
        assertTrue(
                second.exitCode() != 0 && second.err().contains("another process writes this journal"),
                second::toString);
        assertEquals(before, Files.getAttribute(socket(), "unix:ino"), "the second engine took the socket");
        assertTrue(status().isObject(), "the first engine answers no more");
        Invariants.checked("S14", 1);
    }

    private static void requireWord(byte[] record, String word, String text) throws IOException {
        String line = RecordText.of(Tapes.buffer(record));
        assertTrue(
                line.contains("\"word\":\"" + word + "\",\"who\":\"" + System.getProperty("user.name") + " uid="),
                line);
        assertTrue(line.matches(".*\"who\":\"[^\"]* uid=[0-9]+ pid=[0-9]+ at=2[0-9-]+T[0-9:.]+Z\".*"), line);
        assertTrue(line.contains(text), line);
    }

    private void requireNoPlaceWhile(List<byte[]> inbound, long pause, long resume) {
        long places = 0;
        long cancels = 0;
        long after = 0;
        for (byte[] command : Tapes.records(journal, JournalKind.COMMANDS)) {
            RecordBuffer record = Tapes.buffer(command);
            long cause = RecordFrame.sourcePosition(record.buffer());
            boolean place = RecordFrame.templateId(record.buffer()) == PlaceOrderDecoder.TEMPLATE_ID;
            places += place && cause >= pause && cause < resume ? 1 : 0;
            after += place && cause >= resume ? 1 : 0;
            boolean cancel = RecordFrame.templateId(record.buffer()) == CancelOrderDecoder.TEMPLATE_ID;
            cancels += cancel && cause == pause ? 1 : 0;
        }
        assertEquals(0, places, "places while paused");
        assertTrue(cancels > 0, "the pause cancelled nothing");
        assertTrue(after > 0, "nothing was placed after the pause");
        long otherwise = placesWithoutPause(timeOf(inbound, pause), timeOf(inbound, resume));
        assertTrue(otherwise > 0, "without a pause nothing is placed then either");
        Figures.put("places while paused", places);
        Figures.put("places in that time without a pause", otherwise);
        Figures.put("cancels at the pause", cancels);
    }

    private static long timeOf(List<byte[]> inbound, long sequence) {
        return RecordFrame.eventTimeNs(
                Tapes.buffer(inbound.get((int) sequence - 1)).buffer());
    }

    /** The control: the same recording, to which nobody talks. */
    private long placesWithoutPause(long fromNs, long toNs) {
        Path quiet = temporary.resolve("quiet");
        Tapes.feed(recording, quiet, "");
        return Tapes.records(quiet, JournalKind.COMMANDS).stream()
                .map(command -> Tapes.buffer(command).buffer())
                .filter(command -> RecordFrame.templateId(command) == PlaceOrderDecoder.TEMPLATE_ID)
                .filter(command -> RecordFrame.eventTimeNs(command) > fromNs && RecordFrame.eventTimeNs(command) < toNs)
                .count();
    }

    /** Killed, the engine leaves a socket to which nobody listens; the next one goes on with words and all. */
    private void goesOn(List<byte[]> killed) {
        assertTrue(Files.exists(socket(), LinkOption.NOFOLLOW_LINKS), "no stale socket");
        ProcessRun.Ended nobody = operator("status").run().expect(2);
        assertEquals(1, nobody.err().strip().lines().count(), nobody::toString);
        assertTrue(nobody.err().contains("no engine runs on it"), nobody::toString);
        FeedResult rest = Tapes.feed(recording, journal, "");
        assertTrue(rest.start().resumed(), "a new session was begun");
        assertFalse(Files.exists(socket(), LinkOption.NOFOLLOW_LINKS), "the socket stayed behind");
        List<byte[]> whole = Tapes.records(journal, JournalKind.INBOUND);
        Tapes.assertStartsWith(killed, whole, "the tape goes on");
        assertEquals(2, whole.stream().filter(OperatorDoorTest::isWord).count());
        Verified.quick(journal).expect(0);
        Invariants.checked("S6", 1);
        Figures.put("records with two words of the operator", whole.size());
    }

    private static boolean isWord(byte[] record) {
        return RecordFrame.templateId(Tapes.buffer(record).buffer()) == OperatorEventDecoder.TEMPLATE_ID;
    }
}
