package io.tapemaker.executor.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tapemaker.executor.json.StrictMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One object of a JSON text in which every key has to be known and present. Every error names the place. */
final class StrictJson {

    private static final JsonMapper MAPPER = StrictMapper.plain();

    private final String place;
    private final JsonNode node;

    private StrictJson(String place, JsonNode node, List<String> keys) {
        this.place = place;
        this.node = node;
        if (!node.isObject()) {
            throw new IllegalArgumentException((place.isEmpty() ? "the profile" : place) + " is not an object");
        }
        node.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException("unknown key " + at(printable(key)) + "; known: " + keys);
            }
        });
        for (String key : keys) {
            if (!node.has(key)) {
                throw new IllegalArgumentException(at(key) + " is missing");
            }
        }
    }

    static StrictJson parse(byte[] json, List<String> keys) {
        try {
            return new StrictJson("", MAPPER.readTree(json), keys);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "line " + e.getLocation().getLineNr() + " is not JSON: " + printable(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot be read: " + e.getMessage(), e);
        }
    }

    String at(String key) {
        return place.isEmpty() ? key : place + "." + key;
    }

    StrictJson object(String key, List<String> keys) {
        return new StrictJson(at(key), child(key), keys);
    }

    List<StrictJson> objects(String key, List<String> keys) {
        List<StrictJson> objects = new ArrayList<>();
        for (JsonNode element : array(key)) {
            objects.add(new StrictJson(at(key) + "[" + objects.size() + "]", element, keys));
        }
        return objects;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array(key)) {
            texts.add(requireText(at(key) + "[" + texts.size() + "]", element));
        }
        return texts;
    }

    String text(String key) {
        return requireText(at(key), child(key));
    }

    int number(String key) {
        JsonNode value = child(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new IllegalArgumentException(at(key) + " is not a whole number");
        }
        return value.intValue();
    }

    boolean flag(String key) {
        JsonNode value = child(key);
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(at(key) + " is neither true nor false");
        }
        return value.booleanValue();
    }

    private JsonNode array(String key) {
        JsonNode value = child(key);
        if (!value.isArray() || value.isEmpty()) {
            throw new IllegalArgumentException(at(key) + " is not a list of at least one");
        }
        return value;
    }

    private JsonNode child(String key) {
        return node.path(key);
    }

    private static String requireText(String place, JsonNode value) {
        if (!value.isTextual()) {
            throw new IllegalArgumentException(place + " is not a text");
        }
        return value.textValue();
    }

    /** One line, and not a long one, whatever stands in the file. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c >= ' ' && c < 0x7f ? c : '?')
                .limit(120)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
