package io.tapemaker.journal.types;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads the {@code vectors} of a file as flat maps: nested names are joined by a point, and numbers keep their text.
 */
final class VectorJson {
    private static final JsonFactory JSON = new JsonFactory();

    private VectorJson() {}

    static List<Map<String, String>> read(Path file) throws IOException {
        List<Map<String, String>> vectors = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("vectors")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        Map<String, String> vector = new TreeMap<>();
                        flatten("", parser, vector);
                        vectors.add(vector);
                    }
                }
            }
        }
        return vectors;
    }

    private static void flatten(String prefix, JsonParser parser, Map<String, String> into) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT) {
                flatten(name + ".", parser, into);
            } else if (value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                into.put(name, parser.getText());
            }
        }
    }
}
