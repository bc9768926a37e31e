package io.tapemaker.engine.gateway.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * What the engine answers: one line of JSON in printable ASCII. {@code {"ok":true,"sequence":17}} for a word that is on
 * the tape, {@code {"ok":true,"status":{}}} for a status, {@code {"ok":false,"usage":true,"problem":"..."}} for a
 * request that was refused.
 *
 * @param json the answer
 */
public record OperatorAnswer(JsonNode json) {

    static OperatorAnswer journaled(long sequence) {
        return new OperatorAnswer(Ascii.JSON.createObjectNode().put("ok", true).put("sequence", sequence));
    }

    static OperatorAnswer status(ObjectNode status) {
        ObjectNode root = Ascii.JSON.createObjectNode().put("ok", true);
        root.set("status", status);
        return new OperatorAnswer(root);
    }

    /** A request that makes no sense: the one who asked has to ask otherwise. */
    static OperatorAnswer badRequest(String problem) {
        return no(true, problem);
    }

    /** A request that makes sense and was not done. */
    static OperatorAnswer refused(String problem) {
        return no(false, problem);
    }

    private static OperatorAnswer no(boolean usage, String problem) {
        return new OperatorAnswer(Ascii.JSON
                .createObjectNode()
                .put("ok", false)
                .put("usage", usage)
                .put("problem", problem));
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalStateException if it is none
     */
    static OperatorAnswer parse(byte[] line) {
        try {
            JsonNode root = Ascii.JSON.readTree(new String(line, StandardCharsets.UTF_8));
            if (root.path("ok").isBoolean()) {
                return new OperatorAnswer(root);
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new IllegalStateException("what listens at the journal's socket gave no answer of an engine");
    }

    /** The line to send, with its line end. */
    byte[] line() {
        return (text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The answer as one line of printable ASCII, without line end. */
    public String text() {
        try {
            return Ascii.JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it was done. */
    public boolean isOk() {
        return json.path("ok").asBoolean();
    }

    /** Whether the request made no sense. */
    public boolean isUsage() {
        return json.path("usage").asBoolean();
    }

    /** INBOUND sequence of the journaled word, 0 for none. */
    public long sequence() {
        return json.path("sequence").asLong();
    }

    /** Why it was not done. Text from outside. */
    public String problem() {
        return json.path("problem").asText();
    }
}
