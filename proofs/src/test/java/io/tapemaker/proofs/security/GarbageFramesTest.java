package io.tapemaker.proofs.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.engine.decode.RejectReason;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.logic.BusinessLogic;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.codecs.OversizeFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "security.garbage-frames",
        milestone = Milestone.M1,
        kind = ProofKind.SECURITY,
        title = "Garbage frames are journaled, counted and reported by reason, and change no other book",
        invariants = {"S6", "S8"})
class GarbageFramesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFAULTS = "";
    private static final int GARBAGE_EVERY = 5;
    private static final int MIXED_AT = 3;
    private static final int OVERSIZE_HEAD = 4096;

    @TempDir
    private Path temporary;

    private final List<byte[]> dirtyLines = new ArrayList<>();
    /** Position in the dirty recording of each good frame, from 1. */
    private final List<Integer> goodPositions = new ArrayList<>();

    private final List<Garbage.Frame> garbage = new ArrayList<>();
    private List<String> victims = List.of();
    private Path clean = Path.of("");
    private Path dirty = Path.of("");

    @BeforeEach
    void mixGarbageIntoARecording() {
        clean = Recordings.generate(temporary.resolve("clean.jsonl"), 21, 2, 10);
        List<byte[]> lines = Recordings.lines(clean);
        List<byte[]> frames = Recordings.frames(clean);
        victims = Garbage.victims(frames.get(0));
        List<Garbage.Frame> supply = Garbage.about(frames.get(0));
        assertTrue(lines.size() > 2 * GARBAGE_EVERY * supply.size(), "too few good frames behind the garbage");
        for (int i = 0; i < lines.size(); i++) {
            int next = i / GARBAGE_EVERY;
            if (i > 0 && i % GARBAGE_EVERY == 0 && next <= supply.size()) {
                garbage.add(supply.get(next - 1));
                dirtyLines.add(supply.get(next - 1).bytes());
            }
            boolean mixed = i == MIXED_AT && frames.get(i)[0] == '{';
            if (mixed) {
                Garbage.Frame array = Garbage.mixedWith(frames.get(i));
                garbage.add(array);
                dirtyLines.add(envelopeLike(lines.get(i), array.bytes()));
            } else {
                dirtyLines.add(lines.get(i));
            }
            goodPositions.add(dirtyLines.size());
        }
        dirty = Recordings.write(temporary.resolve("dirty.jsonl"), dirtyLines);
    }

    private static byte[] envelopeLike(byte[] line, byte[] frame) {
        try {
            ObjectNode envelope = (ObjectNode) JSON.readTree(line);
            envelope.put("payloadUtf8", new String(frame, StandardCharsets.UTF_8));
            return JSON.writeValueAsBytes(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void garbageIsJournaledCountedAndReportedByReason() {
        Path journal = temporary.resolve("journal");
        ProcessRun.Ended fed = Program.feed(dirty, journal).run().expect(0);
        requireJournaled(journal);
        Path twin = temporary.resolve("twin");
        FeedResult dirtyRun = Tapes.feed(dirty, twin, DEFAULTS);
        FeedResult cleanRun = Tapes.feed(clean, temporary.resolve("clean"), DEFAULTS);
        Map<String, Long> expected = new TreeMap<>();
        garbage.forEach(frame -> expected.merge(frame.countedAs(), 1L, Long::sum));
        Map<String, Long> counted = difference(counts(dirtyRun.logic()), counts(cleanRun.logic()));
        assertEquals(expected, counted);
        for (Garbage.Frame frame : garbage) {
            String word = frame.countedAs();
            assertTrue(
                    fed.out().contains(expected.get(word) + " " + wordOf(frame)),
                    () -> frame.name() + ": " + word + " is not reported: " + fed);
        }
        Verified verified = Verified.quick(journal).expect(0);
        Figures.put("garbage frames", garbage.size());
        Figures.put("reasons", expected.size());
        Figures.put("good frames among them", goodPositions.size());
        Invariants.checked("S6", verified.commandsCompared());
        Invariants.checked("S8", verified.records());
    }

    /** The word by which the summary names what counted a frame. */
    private static String wordOf(Garbage.Frame frame) {
        BookCounter counter = frame.counter();
        if (counter == BookCounter.OVERSIZE_FRAMES) {
            return "oversize";
        }
        return counter == BookCounter.UNKNOWN_TYPES ? "of unknown type" : frame.countedAs();
    }

    /** What counts garbage, and how often it did. */
    private static Map<String, Long> counts(BusinessLogic logic) {
        Map<String, Long> counts = new TreeMap<>();
        for (RejectReason reason : RejectReason.values()) {
            if (reason != RejectReason.NONE) {
                counts.put(reason.name(), logic.counters().get(reason));
            }
        }
        for (BookCounter counter : BookCounter.values()) {
            boolean refusal = counter.name().startsWith("REFUSED_");
            if (refusal || counter == BookCounter.OVERSIZE_FRAMES || counter == BookCounter.UNKNOWN_TYPES) {
                counts.put(counter.name(), logic.bookCounters().get(counter));
            }
        }
        return counts;
    }

    private static Map<String, Long> difference(Map<String, Long> more, Map<String, Long> less) {
        Map<String, Long> difference = new TreeMap<>();
        more.forEach((name, count) -> {
            long by = count - less.getOrDefault(name, 0L);
            if (by != 0) {
                difference.put(name, by);
            }
        });
        return difference;
    }

    /** Every line is on the tape as received; of the one above the limit length, hash and head are. */
    private void requireJournaled(Path journal) {
        int position = 0;
        int oversize = 0;
        List<byte[]> frames = Recordings.frames(dirty);
        for (byte[] bytes : Tapes.records(journal, JournalKind.INBOUND)) {
            RecordBuffer record = Tapes.buffer(bytes);
            int template = RecordFrame.templateId(record.buffer());
            if (template == MarketFrameDecoder.TEMPLATE_ID || template == OversizeFrameDecoder.TEMPLATE_ID) {
                byte[] frame = frames.get(position++);
                assertEquals(position, RecordFrame.sourcePosition(record.buffer()), "position of a frame");
                if (template == MarketFrameDecoder.TEMPLATE_ID) {
                    assertTrue(endsWith(record, frame), "frame " + position + " is not as received");
                } else {
                    assertTrue(endsWith(record, Arrays.copyOf(frame, OVERSIZE_HEAD)), "head of an oversize frame");
                    oversize++;
                }
            }
        }
        assertEquals(frames.size(), position, "frames on the tape");
        assertEquals(1, oversize, "oversize frames");
    }

    private static boolean endsWith(RecordBuffer record, byte[] frame) {
        int end = RecordBuffer.BODY_OFFSET + record.bodyLength();
        return Arrays.equals(record.array(), end - frame.length, end, frame, 0, frame.length);
    }

    @Test
    void everyOtherBookIsAsWithoutTheGarbage() {
        Path cleanTape = temporary.resolve("clean-tape");
        Path dirtyTape = temporary.resolve("dirty-tape");
        Tapes.feed(clean, cleanTape, DEFAULTS);
        Tapes.feed(dirty, dirtyTape, DEFAULTS);
        int last = goodPositions.size();
        int behindGarbage = GARBAGE_EVERY * (garbage.size() + 1);
        for (int frame : new int[] {behindGarbage / 2, behindGarbage, last}) {
            boolean atEnd = frame == last;
            Map<String, ObjectNode> expected = books(cleanTape, sequenceOf(cleanTape, frame, atEnd));
            Map<String, ObjectNode> actual =
                    books(dirtyTape, sequenceOf(dirtyTape, goodPositions.get(frame - 1), atEnd));
            assertEquals(expected.keySet(), actual.keySet(), "books behind frame " + frame);
            assertTrue(expected.size() > victims.size(), "no other book");
            expected.forEach((asset, book) -> {
                boolean victim = victims.contains(asset);
                ObjectNode other = actual.getOrDefault(asset, JSON.createObjectNode());
                // Behind the oversize frame all books of the connection wait for their next proof; their levels do not.
                assertEquals(
                        strip(book, victim || !atEnd),
                        strip(other, victim || !atEnd),
                        () -> asset + " behind frame " + frame);
            });
            Figures.put("books equal behind good frame " + frame, expected.size());
        }
    }

    private static ObjectNode strip(ObjectNode book, boolean levelsOnly) {
        ObjectNode copy = book.deepCopy();
        return levelsOnly
                ? copy.retain("asset_id", "market", "tick_size", "bids", "asks", "resolved")
                : copy.without("sequence");
    }

    /** INBOUND sequence of the record of a frame, or of the tape's end. */
    private static long sequenceOf(Path tape, int position, boolean end) {
        List<byte[]> records = Tapes.records(tape, JournalKind.INBOUND);
        if (end) {
            return records.size();
        }
        for (byte[] bytes : records) {
            RecordBuffer record = Tapes.buffer(bytes);
            boolean frame = RecordFrame.templateId(record.buffer()) == MarketFrameDecoder.TEMPLATE_ID;
            if (frame && RecordFrame.sourcePosition(record.buffer()) == position) {
                return RecordFrame.sequence(record.buffer());
            }
        }
        throw new AssertionError("no frame " + position);
    }

    private static Map<String, ObjectNode> books(Path tape, long sequence) {
        Map<String, ObjectNode> books = new TreeMap<>();
        Program.REPLAY
                .quick("book", tape.toString(), "--at", Long.toString(sequence))
                .run()
                .expect(0)
                .out()
                .lines()
                .forEach(line -> {
                    try {
                        ObjectNode book = (ObjectNode) JSON.readTree(line);
                        books.put(book.get("asset_id").asText(), book);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError("no JSON: " + line, e);
                    }
                });
        return books;
    }

    @Test
    void aGoodChangeInPlaceOfGarbageWouldBeSeen() {
        List<byte[]> lines = new ArrayList<>(Recordings.lines(clean));
        byte[] forged = Garbage.about(Recordings.frames(clean).get(0)).stream()
                .filter(frame -> frame.name().equals("price 0"))
                .map(frame -> new String(frame.bytes(), StandardCharsets.US_ASCII)
                        .replace("\"price\":\"0\"", "\"price\":\"0.01\"")
                        .replace("\"size\":\"10\"", "\"size\":\"123456.78\""))
                .findFirst()
                .orElseThrow()
                .getBytes(StandardCharsets.US_ASCII);
        lines.add(forged);
        Path recording = Recordings.write(temporary.resolve("forged.jsonl"), lines);
        Path before = temporary.resolve("before");
        Path after = temporary.resolve("after");
        FeedResult one = Tapes.feed(clean, before, DEFAULTS);
        FeedResult two = Tapes.feed(recording, after, DEFAULTS);
        assertFalse(two.inboundSequence() == one.inboundSequence());
        assertNotEquals(
                strip(bookOf(before, one.inboundSequence()), true), strip(bookOf(after, two.inboundSequence()), true));
    }

    private ObjectNode bookOf(Path tape, long sequence) {
        return books(tape, sequence).getOrDefault(victims.get(0), JSON.createObjectNode());
    }
}
