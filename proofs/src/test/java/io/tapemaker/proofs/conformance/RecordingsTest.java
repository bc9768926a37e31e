package io.tapemaker.proofs.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tapemaker.engine.app.FeedResult;
import io.tapemaker.engine.domain.book.BookCounter;
import io.tapemaker.engine.domain.book.BookCounters;
import io.tapemaker.engine.domain.book.HashOutcome;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import io.tapemaker.proofs.kit.InTwos;
import io.tapemaker.proofs.kit.Program;
import io.tapemaker.proofs.kit.Recordings;
import io.tapemaker.proofs.kit.Tapes;
import io.tapemaker.proofs.kit.Verified;
import io.tapemaker.testkit.Figures;
import io.tapemaker.testkit.Invariants;
import io.tapemaker.testkit.Milestone;
import io.tapemaker.testkit.Proof;
import io.tapemaker.testkit.ProofBudget;
import io.tapemaker.testkit.ProofKind;
import io.tapemaker.testkit.SharedMaterial;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proof(
        id = "conformance.recordings",
        milestone = Milestone.M1,
        kind = ProofKind.CONFORMANCE,
        title = "Recordings go through feed and verify, their hashes and touches agree, and the "
                + "books are those of a reference",
        invariants = {"S6", "S8"})
class RecordingsTest {

    private static final String DEFAULTS = "";

    /** Where every hash that can be checked is known to verify. */
    private static final List<String> GENUINE = List.of(
            "polymarket/fixtures/ws-recordings/market-2026-09-30-part1.jsonl",
            "recordings/synthetic-tape-seed7.jsonl.gz");

    @TempDir
    private Path temporary;

    @Test
    void everySharedRecordingGoesThroughFeedAndVerify() {
        List<Path> recordings = Recordings.shared();
        Assumptions.assumeFalse(
                recordings.isEmpty(),
                () -> "no recording below " + SharedMaterial.root() + " (-Dtapemaker.shared=DIR)");
        List<Verified> verified = InTwos.map(recordings, this::feedAndVerify);
        for (int i = 0; i < verified.size(); i++) {
            String name = String.valueOf(recordings.get(i).getFileName());
            Figures.put(name, recordsAndCommands(verified.get(i)));
        }
        Figures.put("recordings", recordings.size());
        count(verified);
    }

    private Verified feedAndVerify(Path recording) {
        Path journal = temporary.resolve("fed-" + recording.getFileName());
        Program.quickFeed(recording, journal).run().expect(0);
        Verified verified = Verified.quick(journal).expect(0);
        assertEquals("IDENTICAL", verified.outcome());
        assertTrue(verified.figure("genesis/frames") > 0, () -> recording + " has no frames");
        return verified;
    }

    private static String recordsAndCommands(Verified verified) {
        return verified.figure("genesis/frames") + " frames, " + verified.records() + " records, "
                + verified.commandsCompared() + " commands identical";
    }

    private static void count(List<Verified> verified) {
        Invariants.checked(
                "S6", verified.stream().mapToLong(v -> v.commandsCompared()).sum());
        Invariants.checked("S8", verified.stream().mapToLong(v -> v.records()).sum());
    }

    @Test
    void everyHashOfGenuineRecordingsThatCanBeCheckedVerifies() {
        for (String name : GENUINE) {
            Path recording = SharedMaterial.require(name);
            FeedResult result = Tapes.feed(recording, temporary.resolve("genuine-" + name.hashCode()), DEFAULTS);
            requireGenuine(String.valueOf(recording.getFileName()), result);
        }
    }

    /** Timer ticks fall on whole seconds of event time: each frame in turn is moved right behind one. */
    @Test
    void everyHashVerifiesWhereverTheTicksFall() {
        Path recording = SharedMaterial.require(GENUINE.get(0));
        SortedSet<Long> shiftsMs = new TreeSet<>();
        Recordings.arrivalsMs(recording).forEach(ms -> shiftsMs.add(Math.floorMod(-ms, 1_000L)));
        for (long shiftMs : shiftsMs) {
            Path shifted = temporary.resolve("shifted.jsonl");
            Recordings.shift(recording, shifted, shiftMs);
            Path journal = temporary.resolve("shifted");
            BookCounters counters =
                    Tapes.feed(shifted, journal, DEFAULTS).logic().bookCounters();
            Tapes.delete(journal);
            String place = "shifted by " + shiftMs + " ms";
            assertTrue(counters.get(BookCounter.HASH_VERIFIED) > 0, place);
            assertEquals(0, counters.get(BookCounter.HASH_MISMATCHED), place + ": hashes that differ");
            assertEquals(0, counters.get(BookCounter.TOUCHES_DISAGREED), place + ": touches that differ");
        }
        Figures.put("shifts of the ticks against the frames", shiftsMs.size());
    }

    private static void requireGenuine(String name, FeedResult result) {
        BookCounters counters = result.logic().bookCounters();
        long verified = counters.get(BookCounter.HASH_VERIFIED);
        long touches = counters.get(BookCounter.TOUCHES_COMPARED);
        Figures.put(name + " hashes", verified + " verified; not checkable: " + notCheckable(counters));
        Figures.put(name + " touches", touches + " after " + counters.get(BookCounter.BURSTS) + " bursts agree");
        assertTrue(verified > 0 && touches > 0, () -> name + ": nothing was checked");
        assertEquals(0, counters.get(BookCounter.HASH_MISMATCHED), name + ": hashes that differ");
        assertEquals(0, counters.get(BookCounter.TOUCHES_DISAGREED), name + ": touches that differ");
        assertEquals(0, counters.get(BookCounter.MIRRORS_DISAGREED), name + ": mirrors that differ");
        assertEquals(0, counters.get(BookCounter.SYNC_LOST), name + ": books that lost their sync");
    }

    private static String notCheckable(BookCounters counters) {
        StringJoiner reasons = new StringJoiner(", ");
        for (HashOutcome outcome : HashOutcome.values()) {
            BookCounter counter = outcome.counter();
            if (counter != null && !outcome.isChecked() && counters.get(counter) > 0) {
                reasons.add(counters.get(counter) + " " + outcome);
            }
        }
        return reasons.length() == 0 ? "none" : reasons.toString();
    }

    @Test
    void aGeneratedWorkloadGoesThroughFeedAndVerify() {
        Path recording = Recordings.generate(temporary.resolve("generated.jsonl.gz"), 20261102, 4, 12);
        Verified verified = feedAndVerify(recording);
        FeedResult again = Tapes.feed(recording, temporary.resolve("generated-in-process"), DEFAULTS);
        BookCounters counters = again.logic().bookCounters();
        assertTrue(counters.get(BookCounter.HASH_VERIFIED) > 0, "nothing was checked");
        assertEquals(0, counters.get(BookCounter.HASH_MISMATCHED), "hashes that differ");
        assertEquals(0, counters.get(BookCounter.TOUCHES_DISAGREED), "touches that differ");
        Figures.put("generated hashes verified", counters.get(BookCounter.HASH_VERIFIED));
        Figures.put("generated hashes not checkable", notCheckable(counters));
        Figures.put("generated", recordsAndCommands(verified));
        count(List.of(verified));
    }

    @Test
    void booksOfSharedRecordingsAreThoseOfAReference() {
        List<Path> recordings = Recordings.shared();
        Assumptions.assumeFalse(recordings.isEmpty(), () -> "no recording below " + SharedMaterial.root());
        long compared = 0;
        for (Path recording : recordings) {
            compared += compareWithReference(recording, ProofBudget.pick(1, 4));
        }
        Figures.put("books compared with the reference", compared);
    }

    @Test
    void booksOfAGeneratedWorkloadAreThoseOfAReference() {
        Path recording = Recordings.generate(temporary.resolve("reference.jsonl"), 7, 2, 12);
        Figures.put(
                "generated books compared with the reference", compareWithReference(recording, ProofBudget.pick(2, 9)));
    }

    /** Compares all books at the tape's end and at so many places before it; returns the number of books compared. */
    private long compareWithReference(Path recording, int places) {
        Path journal = temporary.resolve("reference-" + recording.getFileName());
        Tapes.feed(recording, journal, DEFAULTS);
        List<byte[]> records = Tapes.records(journal, JournalKind.INBOUND);
        List<Long> sequences = new ArrayList<>();
        for (int place = 1; place <= places; place++) {
            sequences.add((long) records.size() * place / (places + 1));
        }
        sequences.add((long) records.size());
        List<Map<String, JsonNode>> outputs =
                InTwos.map(sequences, sequence -> BookOutput.at(journal, Math.max(1, sequence)));
        List<byte[]> frames = Recordings.frames(recording);
        assertEquals(frames.size(), framesOnTape(records, frames), recording + ": frames on the tape");
        long compared = 0;
        for (int i = 0; i < sequences.size(); i++) {
            compared += compare(referenceAt(frames, records, sequences.get(i)), outputs.get(i), recording + " at " + i);
        }
        return compared;
    }

    /** Number of frames on the tape, each of which is the recording's at its position. */
    private static int framesOnTape(List<byte[]> records, List<byte[]> frames) {
        int count = 0;
        MarketFrameDecoder decoder = new MarketFrameDecoder();
        for (byte[] bytes : records) {
            RecordBuffer record = Tapes.buffer(bytes);
            if (RecordFrame.templateId(record.buffer()) == MarketFrameDecoder.TEMPLATE_ID) {
                decoder.wrap(
                        record.buffer(),
                        RecordBuffer.BODY_OFFSET,
                        RecordFrame.blockLength(record.buffer()),
                        RecordFrame.schemaVersion(record.buffer()));
                byte[] frame = new byte[decoder.frameLength()];
                decoder.getFrame(frame, 0, frame.length);
                assertEquals(++count, RecordFrame.sourcePosition(record.buffer()), "position of a frame");
                assertArrayEquals(frames.get(count - 1), frame, "frame as received");
            }
        }
        return count;
    }

    private static ReferenceBooks referenceAt(List<byte[]> frames, List<byte[]> records, long sequence) {
        ReferenceBooks books = new ReferenceBooks();
        int position = 0;
        for (byte[] bytes : records.subList(0, Math.toIntExact(sequence))) {
            RecordBuffer record = Tapes.buffer(bytes);
            if (RecordFrame.templateId(record.buffer()) == MarketFrameDecoder.TEMPLATE_ID) {
                books.onFrame(frames.get(position++));
            }
        }
        return books;
    }

    private static long compare(ReferenceBooks reference, Map<String, JsonNode> output, String place) {
        long compared = 0;
        for (Map.Entry<String, ReferenceBook> entry : reference.byAsset().entrySet()) {
            if (entry.getValue().known()) {
                assertTrue(output.containsKey(entry.getKey()), () -> place + ": no book of " + entry.getKey());
                JsonNode line = output.getOrDefault(entry.getKey(), MissingNode.getInstance());
                assertEquals("", entry.getValue().differenceTo(line), () -> place + ": " + entry.getKey());
                compared++;
            }
        }
        long inSync = output.values().stream()
                .filter(line -> line.get("state").asText().equals("IN_SYNC"))
                .count();
        assertTrue(inSync <= compared, () -> place + ": books in sync that the reference does not know");
        return compared;
    }

    @Test
    void aBookWithOneSizeChangedIsToldFromTheReference() {
        Path recording = Recordings.generate(temporary.resolve("control.jsonl"), 7, 1, 3);
        Path journal = temporary.resolve("control");
        FeedResult result = Tapes.feed(recording, journal, DEFAULTS);
        Map<String, JsonNode> output = BookOutput.at(journal, result.inboundSequence());
        ReferenceBooks reference = new ReferenceBooks();
        Recordings.frames(recording).forEach(reference::onFrame);
        Map.Entry<String, ReferenceBook> some = reference.byAsset().entrySet().stream()
                .filter(entry -> entry.getValue().levelCount() > 0)
                .findFirst()
                .orElseThrow();
        JsonNode line = output.getOrDefault(some.getKey(), MissingNode.getInstance());
        assertEquals("", some.getValue().differenceTo(line));
        some.getValue().change(oneMoreShare(line));
        assertNotEquals("", some.getValue().differenceTo(line));
    }

    private static JsonNode oneMoreShare(JsonNode line) {
        boolean bid = !line.get("bids").isEmpty();
        JsonNode level = line.get(bid ? "bids" : "asks").get(0);
        String size = new BigDecimal(level.get(1).asText()).add(BigDecimal.ONE).toPlainString();
        return new ObjectMapper()
                .createObjectNode()
                .put("side", bid ? "BUY" : "SELL")
                .put("price", level.get(0).asText())
                .put("size", size);
    }

    @Test
    void aHashThatDoesNotFitIsCountedAsOneThatDiffers() {
        List<byte[]> lines =
                new ArrayList<>(Recordings.lines(Recordings.generate(temporary.resolve("honest.jsonl"), 3, 1, 3)));
        int changed = -1;
        for (int i = lines.size() - 1; i > 0 && changed < 0; i--) {
            String line = new String(lines.get(i), StandardCharsets.UTF_8);
            String other = line.replaceFirst("(hash[\\\\\": ]+)([0-9a-f]{39})([0-9a-f])", "$1$2#");
            if (!other.equals(line)) {
                char last = line.charAt(other.indexOf('#'));
                lines.set(i, other.replace('#', last == '0' ? '1' : '0').getBytes(StandardCharsets.UTF_8));
                changed = i;
            }
        }
        assertTrue(changed >= 0, "no hash in the workload");
        Path recording = Recordings.write(temporary.resolve("lying.jsonl"), lines);
        BookCounters counters = Tapes.feed(recording, temporary.resolve("lying"), DEFAULTS)
                .logic()
                .bookCounters();
        assertFalse(counters.get(BookCounter.HASH_MISMATCHED) == 0, "a wrong hash was not noticed");
    }
}
