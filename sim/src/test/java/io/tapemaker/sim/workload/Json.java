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

/** A strict JSON value as maps in wire order, lists, strings and booleans. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    /** @throws IOException if it is not exactly one JSON value */
    static Object parse(byte[] utf8) throws IOException {
        try (JsonParser parser = FACTORY.createParser(utf8)) {
            parser.nextToken();
            Object value = value(parser);
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
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    static List<Map<String, Object>> list(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(name + " is not a list in " + object);
        }
        return list.stream().map(Json::object).toList();
    }

    static String text(Map<String, Object> object, String name) {
        Object value = object.get(name);
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(name + " is not a string in " + object);
        }
        return text;
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IOException("no value");
        }
        return switch (token) {
            case START_OBJECT -> objectValue(parser);
            case START_ARRAY -> arrayValue(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IOException("the venue writes no " + token);
        };
    }

    private static Map<String, Object> objectValue(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<Object> arrayValue(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
