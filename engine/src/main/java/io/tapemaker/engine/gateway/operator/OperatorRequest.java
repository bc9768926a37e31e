package io.tapemaker.engine.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/**
 * What a client asks for: one line of JSON, UTF-8.
 *
 * @param word {@code status} or a word of the operator in lower case
 * @param market the one market that is meant, empty for all
 * @param key the setting to change, empty for none
 * @param value what to change it to, empty for none
 * @param why a reason, empty for none
 * @param pid the client's process by its own word, 0 for none
 */
public record OperatorRequest(String word, String market, String key, String value, String why, long pid) {

    /** Longest request in bytes, its line end included. */
    public static final int MAX_BYTES = 4_096;

    private static final Set<String> TEXTS = Set.of("word", "market", "key", "value", "why");
    private static final String PID = "pid";

    /**
     * Reads a request.
     *
     * @param line without its line end
     * @throws IllegalArgumentException with one line if it is none
     */
    static OperatorRequest parse(byte[] line) {
        JsonNode root = treeOf(line);
        if (!root.isObject()) {
            throw new IllegalArgumentException("the request is no JSON object");
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean known =
                    TEXTS.contains(name) ? root.path(name).isTextual() : name.equals(PID) && isPid(root.path(PID));
            if (!known) {
                throw new IllegalArgumentException("the request has a field that is unknown or of another type");
            }
        }
        return new OperatorRequest(
                text(root, "word"),
                text(root, "market"),
                text(root, "key"),
                text(root, "value"),
                text(root, "why"),
                root.path(PID).asLong(0));
    }

    private static boolean isPid(JsonNode pid) {
        return pid.isIntegralNumber() && pid.canConvertToLong() && pid.longValue() >= 0;
    }

    private static String text(JsonNode root, String name) {
        return root.path(name).asText("");
    }

    private static JsonNode treeOf(byte[] line) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
            return Ascii.JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the request is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the request is not one JSON object on one line", e);
        }
    }

    /** The line to send, with its line end. */
    byte[] line() {
        ObjectNode root = Ascii.JSON.createObjectNode().put("word", word);
        put(root, "market", market);
        put(root, "key", key);
        put(root, "value", value);
        put(root, "why", why);
        root.put(PID, pid);
        try {
            return (Ascii.JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ObjectNode root, String name, String text) {
        if (!text.isEmpty()) {
            root.put(name, text);
        }
    }
}
