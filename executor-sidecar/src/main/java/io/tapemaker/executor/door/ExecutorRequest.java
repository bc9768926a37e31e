package io.tapemaker.executor.door;

import io.tapemaker.journal.door.DoorRequest;
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
        DoorRequest request = DoorRequest.parse(line, TEXTS);
        if (!WORDS.contains(request.text("word"))) {
            throw new IllegalArgumentException("the word is none of status, kill and rearm");
        }
        return new ExecutorRequest(request.text("word"), request.text("why"), request.pid());
    }

    /** The line to send, with its line end. */
    byte[] line() {
        return DoorRequest.by(pid).with("word", word).with("why", why).line();
    }
}
