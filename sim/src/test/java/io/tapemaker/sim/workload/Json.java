package io.tapemaker.sim.workload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A strict JSON value as maps in wire order, lists, strings and booleans. */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** @throws IOException if it is not exactly one JSON value */
    static Object parse(byte[] utf8) throws IOException {
        return parse(utf8, false);
    }

    /**
     * The object of a file in which numbers and null may stand, each kept as its text.
     *
     * @throws IOException if it is not exactly one JSON value
     */
    public static Map<String, Object> file(byte[] utf8) throws IOException {
        return object(parse(utf8, true));
    }

    private static Object parse(byte[] utf8, boolean numbers) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            parser.nextToken();
            Object value = value(parser, numbers);
            if (parser.nextToken() != null) {
                throw new IOException("more than one value");
            }
            return value;
        }
    }

    /** The objects of a frame: its only one, or the elements of the array. */
    static List<Map<String, Object>> objects(byte[] utf8) throws IOException {
        Object value = parse(utf8);
        return value instanceof List<?> list ? list.stream().map(Json::object).toList() : List.of(object(value));
    }

    @SuppressWarnings("unchecked") // Only this class makes them, with string keys.
    public static Map<String, Object> object(@Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("there is no such object");
        }
        return (Map<String, Object>) value;
    }

    public static List<Map<String, Object>> list(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " is not a list in " + object);
        }
        return list.stream().map(Json::object).toList();
    }

    public static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(name + " is not a string in " + object);
        }
        return text;
    }

    private static Object value(JsonParser parser, boolean numbers) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no value");
        }
        return switch (token) {
            case START_OBJECT -> objectValue(parser, numbers);
            case START_ARRAY -> arrayValue(parser, numbers);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> {
                if (numbers && (token.isNumeric() || token == JsonToken.VALUE_NULL)) {
                    yield parser.getText();
                }
                throw new IOException("the venue writes no " + token);
            }
        };
    }

    private static Map<String, Object> objectValue(JsonParser parser, boolean numbers) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser, numbers));
        }
        return object;
    }

    private static List<Object> arrayValue(JsonParser parser, boolean numbers) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser, numbers));
        }
        return list;
    }
}
