package io.tapemaker.journal.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
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

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LAST_PRINTABLE = '~';

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
            out.setHighestNonEscapedChar(LAST_PRINTABLE);
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
            out.writeRaw(bodyOf(record));
            out.writeEndObject();
        }
    }

    /**
     * The fields of the body with a comma before them; the bytes themselves where they are not what their template
     * says.
     */
    private static String bodyOf(RecordBuffer record) throws IOException {
        String fields;
        try {
            fields = object(out -> MessageText.writeBody(record, out));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            fields = object(out -> {
                out.writeFieldName("body_base64");
                out.writeBinary(record.array(), RecordBuffer.BODY_OFFSET, record.bodyLength());
            });
        }
        return fields.isEmpty() ? "" : "," + fields;
    }

    @FunctionalInterface
    private interface Fields {
        void write(JsonGenerator out) throws IOException;
    }

    private static String object(Fields fields) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.setHighestNonEscapedChar(LAST_PRINTABLE);
            // Half an object is thrown away, never closed as if it were whole.
            out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
            out.writeStartObject();
            fields.write(out);
            out.writeEndObject();
        }
        return text.getBuffer().substring(1, text.getBuffer().length() - 1);
    }

    private static String hex(int value) {
        String digits = Integer.toHexString(value);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
