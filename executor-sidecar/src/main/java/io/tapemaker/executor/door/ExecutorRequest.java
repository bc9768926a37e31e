package io.tapemaker.executor.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/**
 * What a client asks for: one line of JSON, UTF-8. There is no word that places an order.
 *
 * @param word {@code status}, {@code kill} or {@code rearm}
 * @param why a reason, empty for none; what is longer than {@value #MAX_WHY_LENGTH} characters is cut, since no kill is
 *     refused for its words
 * @param pid the client's process by its own word, 0 for none
 */
public record ExecutorRequest(String word, String why, long pid) {

    /** Longest request in bytes, its line end included. */
    public static final int MAX_BYTES = 4_096;

    public static final String STATUS = "status";
    public static final String KILL = "kill";
    public static final String REARM = "rearm";

    /** So short that it fits into a request even if each character of it has to be escaped. */
    static final int MAX_WHY_LENGTH = 500;

    private static final Set<String> TEXTS = Set.of("word", "why");
    private static final Set<String> WORDS = Set.of(STATUS, KILL, REARM);
    private static final String PID = "pid";

    /** Cuts the reason. */
    public ExecutorRequest {
        why = why.length() <= MAX_WHY_LENGTH ? why : why.substring(0, MAX_WHY_LENGTH);
    }

    /**
     * Reads a request.
     *
     * @param line without its line end
     * @throws IllegalArgumentException with one line if it is none
     */
    static ExecutorRequest parse(byte[] line) {
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
        String word = root.path("word").asText("");
        if (!WORDS.contains(word)) {
            throw new IllegalArgumentException("the word is none of status, kill and rearm");
        }
        return new ExecutorRequest(
                word, root.path("why").asText(""), root.path(PID).asLong(0));
    }

    private static boolean isPid(JsonNode pid) {
        return pid.isIntegralNumber() && pid.canConvertToLong() && pid.longValue() >= 0;
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
        if (!why.isEmpty()) {
            root.put("why", why);
        }
        root.put(PID, pid);
        return (Ascii.text(root) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
