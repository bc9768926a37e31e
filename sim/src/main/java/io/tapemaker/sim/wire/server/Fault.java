package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.wire.Json;
import java.util.Arrays;
import java.util.List;

/**
 * One line of a fault script.
 *
 * @param when which requests or frames it happens to
 * @param millis how long it takes, by the machine's clock
 * @param reaches whether the venue gets the request that a {@link FaultKind#PAGE} answers
 * @param answer what is sent instead
 */
public record Fault(FaultKind kind, When when, long millis, boolean reaches, Instead answer) {

    private static final List<String> MEMBERS = List.of(
            "kind", "method", "path", "skip", "times", "forMs", "millis", "reaches", "status", "retryAfter", "text");

    private static final long ONE_DAY_MS = 86_400_000L;

    /**
     * Which ones it happens to.
     *
     * @param method empty for any
     * @param path empty for any; for frames, the event type
     * @param skip how many that fit pass untouched first
     * @param times how many are hit, 0 for all that fit
     * @param forMs for how long after it was added, 0 without end
     */
    public record When(String method, String path, int skip, int times, long forMs) {

        boolean fits(String otherMethod, String otherPath) {
            return (method.isEmpty() || method.equals(otherMethod)) && (path.isEmpty() || path.equals(otherPath));
        }
    }

    /**
     * What is sent instead of the venue's answer.
     *
     * @param retryAfter seconds, 0 for no such header
     * @param text the body
     */
    public record Instead(int status, int retryAfter, String text) {}

    /**
     * The fault of its JSON.
     *
     * @throws IllegalArgumentException with one line that names the member, if it is none
     */
    static Fault of(JsonNode json) {
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("fault: no member " + name + "; there are " + MEMBERS);
            }
        });
        FaultKind kind = kind(json.path("kind").asText());
        When when = new When(
                json.path("method").asText(""),
                json.path("path").asText(""),
                (int) number(json, "skip", 0, Integer.MAX_VALUE),
                (int) number(json, "times", 1, Integer.MAX_VALUE),
                number(json, "forMs", 0, ONE_DAY_MS));
        Instead instead = new Instead(
                (int) number(json, "status", kind == FaultKind.PAGE ? 502 : 503, 599),
                (int) number(json, "retryAfter", 0, 86_400),
                json.path("text").asText(""));
        return new Fault(
                kind,
                when,
                number(json, "millis", 0, ONE_DAY_MS),
                json.path("reaches").asBoolean(false),
                instead);
    }

    private static FaultKind kind(String text) {
        for (FaultKind kind : FaultKind.values()) {
            if (kind.name().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "fault: kind is one of " + Arrays.toString(FaultKind.values()) + ", not \"" + text + "\"");
    }

    private static long number(JsonNode json, String member, long otherwise, long most) {
        JsonNode value = json.path(member);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > most) {
            throw new IllegalArgumentException("fault: " + member + " is a number from 0 to " + most);
        }
        return value.longValue();
    }

    ObjectNode json() {
        return Json.object()
                .put("kind", kind.name())
                .put("method", when.method())
                .put("path", when.path())
                .put("skip", when.skip())
                .put("times", when.times())
                .put("forMs", when.forMs())
                .put("millis", millis);
    }
}
