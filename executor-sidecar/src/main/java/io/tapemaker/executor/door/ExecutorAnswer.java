package io.tapemaker.executor.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What the executor answers: one line of JSON in printable ASCII. {@code {"ok":true,"latch":17}} for a change of the
 * latch that is on disk, {@code {"ok":true,"status":{}}} for a status, {@code {"ok":false,"no":"refused",
 * "problem":"..."}} for what was not done.
 *
 * @param json the answer
 */
public record ExecutorAnswer(JsonNode json) {

    /** Why something was not done. */
    public enum No {
        /** It makes no sense: the one who asked has to ask otherwise. */
        USAGE,
        /** It may not be. */
        REFUSED,
        /** It should have been, and could not. */
        FAILED
    }

    static ExecutorAnswer latched(long sequence) {
        return new ExecutorAnswer(Ascii.JSON.createObjectNode().put("ok", true).put("latch", sequence));
    }

    static ExecutorAnswer status(ObjectNode status) {
        ObjectNode root = Ascii.JSON.createObjectNode().put("ok", true);
        root.set("status", status);
        return new ExecutorAnswer(root);
    }

    static ExecutorAnswer no(No why, String problem) {
        return new ExecutorAnswer(Ascii.JSON
                .createObjectNode()
                .put("ok", false)
                .put("no", why.name().toLowerCase(Locale.ROOT))
                .put("problem", problem));
    }

    /**
     * Reads an answer.
     *
     * @throws IllegalStateException if it is none
     */
    static ExecutorAnswer parse(byte[] line) {
        try {
            JsonNode root = Ascii.JSON.readTree(new String(line, StandardCharsets.UTF_8));
            if (root.path("ok").isBoolean()) {
                return new ExecutorAnswer(root);
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new IllegalStateException("what listens at the journal's socket gave no answer of an executor");
    }

    /** The line to send, with its line end. */
    byte[] line() {
        return (text() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The answer as one line of printable ASCII, without line end. */
    public String text() {
        return Ascii.text(json);
    }

    /** Whether it was done. */
    public boolean isOk() {
        return json.path("ok").asBoolean();
    }

    /** Why it was not done; {@link No#FAILED} too for a reason of another version. */
    public No no() {
        String name = json.path("no").asText();
        for (No no : No.values()) {
            if (no.name().toLowerCase(Locale.ROOT).equals(name)) {
                return no;
            }
        }
        return No.FAILED;
    }

    /** Sequence of the latch, 0 for none. */
    public long latch() {
        return json.path("latch").asLong();
    }

    /** Why it was not done. Text from outside. */
    public String problem() {
        return json.path("problem").asText();
    }
}
