package io.tapemaker.engine.gateway.operator;

import io.tapemaker.journal.door.DoorRequest;
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

    /**
     * Reads a request.
     *
     * @param line without its line end
     * @throws IllegalArgumentException with one line if it is none
     */
    static OperatorRequest parse(byte[] line) {
        DoorRequest request = DoorRequest.parse(line, TEXTS);
        return new OperatorRequest(
                request.text("word"),
                request.text("market"),
                request.text("key"),
                request.text("value"),
                request.text("why"),
                request.pid());
    }

    /** The line to send, with its line end. */
    byte[] line() {
        return DoorRequest.by(pid)
                .with("word", word)
                .with("market", market)
                .with("key", key)
                .with("value", value)
                .with("why", why)
                .line();
    }
}
