package io.tapemaker.journal.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is said at a door: one JSON object of texts on one line, and the process of whoever says it. Written in
 * printable ASCII, since lines end up on terminals; read strictly.
 */
public final class DoorRequest {

    private static final String PID = "pid";
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .highestNonEscapedChar('~')
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> texts = new LinkedHashMap<>();
    private long pid;

    private DoorRequest() {}

    /**
     * A request without texts.
     *
     * @param pid the client's process by its own word, 0 for none
     */
    public static DoorRequest by(long pid) {
        DoorRequest request = new DoorRequest();
        request.pid = pid;
        return request;
    }

    /**
     * Reads a request.
     *
     * @param line without its line end
     * @param names of the texts that there may be
     * @throws IllegalArgumentException with one line if it is none
     */
    public static DoorRequest parse(byte[] line, Set<String> names) {
        DoorRequest request = new DoorRequest();
        try (JsonParser in = JSON.createParser(textOf(line))) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the request is no JSON object");
            }
            while (in.nextToken() != JsonToken.END_OBJECT) {
                request.take(in, names);
            }
            if (in.nextToken() == null) {
                return request;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the request is not one JSON object on one line", e);
        }
        throw new IllegalArgumentException("the request is not one JSON object on one line");
    }

    private static String textOf(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the request is not UTF-8", e);
        }
    }

    private void take(JsonParser in, Set<String> names) throws IOException {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (names.contains(name) && value == JsonToken.VALUE_STRING) {
            texts.put(name, in.getText());
        } else if (name.equals(PID) && value == JsonToken.VALUE_NUMBER_INT && isPid(in)) {
            pid = in.getLongValue();
        } else {
            throw new IllegalArgumentException("the request has a field that is unknown or of another type");
        }
    }

    private static boolean isPid(JsonParser in) throws IOException {
        return in.getNumberType() != JsonParser.NumberType.BIG_INTEGER && in.getLongValue() >= 0;
    }

    /** The same with a text more; an empty one is none. */
    public DoorRequest with(String name, String text) {
        if (!text.isEmpty()) {
            texts.put(name, text);
        }
        return this;
    }

    /** A text, empty for none. */
    public String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The client's process by its own word, 0 for none. */
    public long pid() {
        return pid;
    }

    /** The line to send, with its line end. */
    public byte[] line() {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeNumberField(PID, pid);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
