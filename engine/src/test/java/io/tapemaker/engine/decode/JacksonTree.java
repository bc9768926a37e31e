package io.tapemaker.engine.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON by Jackson as a tree that loses nothing: members in order with duplicates, numbers as text, strings with their
 * raw bytes. Jackson passes ill-formed UTF-8 in skipped strings, so the JDK's strict decoder judges that first.
 */
final class JacksonTree {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /**
     * A value: members of an object, elements of an array, or the text of a scalar; {@code raw} is a string as it was
     * written.
     */
    record Node(JsonToken token, String text, String raw, List<Member> members, List<Node> elements) {

        boolean isObject() {
            return token == JsonToken.START_OBJECT;
        }

        boolean isArray() {
            return token == JsonToken.START_ARRAY;
        }

        boolean isNull() {
            return token == JsonToken.VALUE_NULL;
        }

        boolean isString() {
            return token == JsonToken.VALUE_STRING;
        }

        /** A string that was written without escapes and beyond-ASCII characters. */
        boolean isPlain() {
            return isString() && raw.chars().allMatch(c -> c < 0x80 && c != '\\');
        }

        boolean isNumber() {
            return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        }
    }

    record Member(String key, Node value) {}

    private JacksonTree() {}

    /** The tree, or null if the bytes are not one JSON value in well-formed UTF-8. */
    static @Nullable Node parse(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                return null;
            }
            Node root = value(parser, text);
            return parser.nextToken() == null ? root : null;
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Whether the text is refused only by Jackson: half a surrogate pair, escaped, in a key. RFC 8259 allows it
     * (section 8.2), and the decoder takes such a key for one that it does not know.
     */
    static boolean isRefusedByJacksonAlone(byte[] bytes) {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            while (parser.nextToken() != null) {
                parser.getText();
            }
            return false;
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("surrogate pair in field name");
        }
    }

    private static Node value(JsonParser parser, String json) throws IOException {
        JsonToken token = parser.currentToken();
        List<Member> members = new ArrayList<>();
        List<Node> elements = new ArrayList<>();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName();
                parser.nextToken();
                members.add(new Member(key, value(parser, json)));
            }
            return new Node(token, "", "", members, elements);
        }
        if (token == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value(parser, json));
            }
            return new Node(token, "", "", members, elements);
        }
        int offset = (int) parser.currentTokenLocation().getCharOffset();
        // Asking for the text comes first: it is what makes Jackson read the string to its end.
        String text = parser.getText();
        String raw = token == JsonToken.VALUE_STRING ? raw(json, offset) : "";
        return new Node(token, text, raw, members, elements);
    }

    private static String raw(String json, int quote) {
        int at = quote + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return json.substring(quote + 1, at);
    }
}
