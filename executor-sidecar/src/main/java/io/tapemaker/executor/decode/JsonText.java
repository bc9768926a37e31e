package io.tapemaker.executor.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document of strict UTF-8 within bounds; a key that comes twice makes it unreadable. */
final class JsonText {

    /** Bytes of the longest document that is read. */
    static final int MAX_BYTES = 4 << 20;

    /** Arrays and objects within each other; the venue's deepest has five. */
    static final int MAX_DEPTH = 32;

    /** Values of one document: some 8,000 open orders. */
    static final int MAX_VALUES = 200_000;

    private static final int MAX_STRING = 1 << 18;
    private static final int MAX_NUMBER = 100;
    private static final int MAX_NAME = 1 << 10;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .maxNumberLength(MAX_NUMBER)
                    .maxNameLength(MAX_NAME)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING)
            .build();

    private final JsonParser parser;
    private int values;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The value of a whole document.
     *
     * @throws Unreadable if it is empty, too long, too deep, not UTF-8, not JSON, or followed by anything but blanks
     */
    static Json parse(byte[] document) throws Unreadable {
        if (document.length > MAX_BYTES) {
            throw new Unreadable("longer than " + MAX_BYTES + " bytes");
        }
        char[] text = decodeUtf8(document);
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonText reader = new JsonText(parser);
            Json value = reader.value(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new Unreadable("more than one JSON document");
            }
            return value;
        } catch (IOException e) {
            throw new Unreadable("not JSON");
        }
    }

    private static char[] decodeUtf8(byte[] document) throws Unreadable {
        try {
            CharBuffer chars = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(document));
            char[] text = new char[chars.remaining()];
            chars.get(text);
            return text;
        } catch (CharacterCodingException e) {
            throw new Unreadable("not UTF-8");
        }
    }

    private Json value(@Nullable JsonToken token) throws IOException, Unreadable {
        if (token == null) {
            throw new Unreadable("empty");
        }
        if (++values > MAX_VALUES) {
            throw new Unreadable("more than " + MAX_VALUES + " values");
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Nil();
            default -> throw new Unreadable("not JSON");
        };
    }

    private Json object() throws IOException, Unreadable {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            fields.put(name, value(parser.nextToken()));
        }
        return new Json.Obj(fields);
    }

    private Json array() throws IOException, Unreadable {
        List<Json> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token));
        }
        return new Json.Arr(items);
    }
}
