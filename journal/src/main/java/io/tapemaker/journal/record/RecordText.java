package io.tapemaker.journal.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.agrona.DirectBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The text form of a record: one line of JSON, frame fields first. Everything outside of printable ASCII is escaped,
 * since frames come from strangers and lines end up on terminals.
 */
public final class RecordText {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private RecordText() {}

    /** The line of a record, without line end. */
    public static String of(RecordBuffer record) {
        StringWriter text = new StringWriter();
        try {
            write(record, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The name of a record's message, as in its text form; {@code Template99} for one that this build does not know.
     */
    public static String typeOf(DirectBuffer record) {
        return MessageText.nameOf(RecordFrame.templateId(record));
    }

    /** Writes the line of a record, without line end; the writer stays open. */
    public static void write(RecordBuffer record, Writer target) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(target)) {
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
            DirectBuffer buffer = record.buffer();
            out.writeStartObject();
            out.writeNumberField("sequence", RecordFrame.sequence(buffer));
            out.writeStringField("type", typeOf(buffer));
            out.writeNumberField("epoch", RecordFrame.epoch(buffer));
            out.writeNumberField("event_time_ns", RecordFrame.eventTimeNs(buffer));
            @Nullable RecordSource source = RecordSource.ofCode(RecordFrame.source(buffer));
            out.writeStringField("source", source == null ? "UNKNOWN" : source.name());
            out.writeNumberField("source_position", RecordFrame.sourcePosition(buffer));
            out.writeStringField("checksum", hex(RecordFrame.checksum(buffer)));
            MessageText.writeBody(record, out);
            out.writeEndObject();
        }
    }

    private static String hex(int value) {
        String digits = Integer.toHexString(value);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
