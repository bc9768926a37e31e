package io.tapemaker.replay.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tapemaker.journal.JournalKind;
import io.tapemaker.journal.codecs.MarketFrameDecoder;
import io.tapemaker.journal.record.RecordBuffer;
import io.tapemaker.journal.record.RecordFrame;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** Holds what {@code book} prints against {@link ReferenceBooks} built from the frames on the tape. */
public final class BookAudit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BookAudit() {}

    /** The books that a command printed. */
    public static List<JsonNode> books(Cli result) {
        if (result.code() != 0) {
            throw new AssertionError(result.toString());
        }
        return result.lines().stream().map(BookAudit::parse).toList();
    }

    /** The one JSON object that a command printed. */
    public static JsonNode parsed(Cli result) {
        return parse(result.out());
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    /** The reference after the first {@code count} records. */
    public static ReferenceBooks reference(List<byte[]> inbound, int count) {
        ReferenceBooks reference = new ReferenceBooks();
        for (byte[] record : inbound.subList(0, count)) {
            take(reference, record);
        }
        return reference;
    }

    private static void take(ReferenceBooks reference, byte[] record) {
        UnsafeBuffer buffer = new UnsafeBuffer(record);
        if (RecordFrame.templateId(buffer) == MarketFrameDecoder.TEMPLATE_ID) {
            MarketFrameDecoder frame = new MarketFrameDecoder();
            frame.wrap(
                    buffer,
                    RecordBuffer.BODY_OFFSET,
                    RecordFrame.blockLength(buffer),
                    RecordFrame.schemaVersion(buffer));
            byte[] bytes = new byte[frame.frameLength()];
            frame.getFrame(bytes, 0, bytes.length);
            reference.onFrame(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /**
     * Compares every printed book, and that every book with a full frame is printed; what differs, empty for nothing.
     */
    public static String compare(List<JsonNode> books, ReferenceBooks reference) {
        List<String> printed = new ArrayList<>();
        for (JsonNode book : books) {
            String asset = book.path("asset_id").asText();
            printed.add(asset);
            ReferenceBooks.Book expected = reference.of(asset);
            if (!levels(book.path("bids")).equals(expected.bids())
                    || !levels(book.path("asks")).equals(expected.asks())) {
                return book + "\nis not " + expected.bids() + "\n" + expected.asks();
            }
        }
        return printed.containsAll(reference.known()) ? "" : "books are missing: " + printed;
    }

    private static List<List<String>> levels(JsonNode side) {
        List<List<String>> levels = new ArrayList<>();
        side.forEach(level ->
                levels.add(List.of(level.path(0).asText(), level.path(1).asText())));
        return levels;
    }

    /** Runs {@code book --at} for every record of a tape; returns how many books were compared. */
    public static long atEverySequence(Path tape) {
        List<byte[]> inbound = Tapes.records(tape, JournalKind.INBOUND);
        ReferenceBooks reference = new ReferenceBooks();
        long compared = 0;
        for (int sequence = 1; sequence <= inbound.size(); sequence++) {
            take(reference, inbound.get(sequence - 1));
            List<JsonNode> books = books(Cli.run("book", tape, "--at", sequence));
            String mismatch = compare(books, reference);
            if (!mismatch.isEmpty()) {
                throw new AssertionError("after record " + sequence + ": " + mismatch);
            }
            compared += books.size();
        }
        return compared;
    }

    /** Runs {@code book} for the end of a tape; returns how many books were compared. */
    public static long atTheEnd(Path tape) {
        List<byte[]> inbound = Tapes.records(tape, JournalKind.INBOUND);
        List<JsonNode> books = books(Cli.run("book", tape));
        String mismatch = compare(books, reference(inbound, inbound.size()));
        if (!mismatch.isEmpty()) {
            throw new AssertionError("at the end: " + mismatch);
        }
        return books.size();
    }
}
