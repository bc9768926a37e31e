package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.wire.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * One line of a fault script.
 *
 * @param which what it happens to
 * @param often how many of those
 * @param span when
 * @param millis how long it takes, by the machine's clock; venue time for {@link FaultKind#GHOST_FILL}
 * @param reaches whether the venue gets the request that a {@link FaultKind#PAGE} answers
 * @param answer what is sent instead
 */
public record Fault(
        FaultKind kind, Which which, Often often, Span span, long millis, boolean reaches, Instead answer) {

    private static final List<String> MEMBERS = List.of(
            "kind",
            "method",
            "path",
            "channel",
            "asset",
            "skip",
            "every",
            "times",
            "afterMs",
            "forMs",
            "millis",
            "reaches",
            "status",
            "retryAfter",
            "text");

    private static final List<String> CHANNELS = List.of("user", "market");
    private static final long ONE_DAY_MS = 86_400_000L;

    /**
     * What it happens to.
     *
     * @param method of requests, empty for any
     * @param path of requests, or the event type of frames; empty for any
     * @param channel whose frames, for kinds that either has
     * @param asset a token id or a condition id that frames are about, empty for any
     */
    public record Which(String method, String path, String channel, String asset) {

        boolean fits(String otherMethod, String otherPath, Collection<String> about) {
            return (method.isEmpty() || method.equals(otherMethod))
                    && (path.isEmpty() || path.equals(otherPath))
                    && (asset.isEmpty() || about.contains(asset));
        }
    }

    /**
     * How many of those that fit are hit.
     *
     * @param skip how many pass untouched first
     * @param every then each that many-th is hit
     * @param times how many are hit in all, 0 for no bound
     */
    public record Often(int skip, int every, int times) {}

    /**
     * When it is in force, by the machine's clock.
     *
     * @param afterMs how long after it was added
     * @param forMs for how long from then on, 0 without end
     */
    public record Span(long afterMs, long forMs) {}

    /**
     * What is sent instead of what the venue says.
     *
     * @param retryAfter seconds, 0 for no such header
     * @param text the body or the frame
     */
    public record Instead(int status, int retryAfter, String text) {}

    /**
     * The faults of a script: one, or an array of them.
     *
     * @throws IllegalArgumentException with one line that names the item and the member, if it is none
     */
    static List<Fault> script(JsonNode json) {
        if (!json.isArray()) {
            return List.of(of(json));
        }
        List<Fault> faults = new ArrayList<>();
        for (JsonNode item : json) {
            try {
                faults.add(of(item));
            } catch (IllegalArgumentException bad) {
                throw new IllegalArgumentException(bad.getMessage() + " (item " + (faults.size() + 1) + ")", bad);
            }
        }
        return faults;
    }

    /**
     * The fault of its JSON.
     *
     * @throws IllegalArgumentException with one line that names the member, if it is none
     */
    static Fault of(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("fault: an object with " + MEMBERS + " is wanted");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new IllegalArgumentException("fault: no member " + name + "; there are " + MEMBERS);
            }
        });
        FaultKind kind = kind(text(json, "kind", ""));
        String channel = text(json, "channel", "user");
        if (!CHANNELS.contains(channel)) {
            throw new IllegalArgumentException("fault: channel is one of " + CHANNELS + ", not \"" + channel + "\"");
        }
        return new Fault(
                kind,
                new Which(text(json, "method", ""), text(json, "path", ""), channel, text(json, "asset", "")),
                new Often(
                        (int) number(json, "skip", 0, 0, Integer.MAX_VALUE),
                        (int) number(json, "every", 1, 1, Integer.MAX_VALUE),
                        (int) number(json, "times", 1, 0, Integer.MAX_VALUE)),
                new Span(number(json, "afterMs", 0, 0, ONE_DAY_MS), number(json, "forMs", 0, 0, ONE_DAY_MS)),
                number(json, "millis", 0, 0, ONE_DAY_MS),
                flag(json, "reaches"),
                new Instead(
                        (int) number(json, "status", kind == FaultKind.PAGE ? 502 : 503, 200, 599),
                        (int) number(json, "retryAfter", 0, 0, 86_400),
                        text(json, "text", "")));
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

    private static String text(JsonNode json, String member, String otherwise) {
        JsonNode value = json.path(member);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw new IllegalArgumentException("fault: " + member + " is a text");
        }
        return value.asText(otherwise);
    }

    private static boolean flag(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new IllegalArgumentException("fault: " + member + " is true or false");
        }
        return value.booleanValue();
    }

    private static long number(JsonNode json, String member, long otherwise, long least, long most) {
        JsonNode value = json.path(member);
        if (value.isMissingNode()) {
            return otherwise;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < least
                || value.longValue() > most) {
            throw new IllegalArgumentException("fault: " + member + " is a number from " + least + " to " + most);
        }
        return value.longValue();
    }

    ObjectNode json() {
        return Json.object()
                .put("kind", kind.name())
                .put("method", which.method())
                .put("path", which.path())
                .put("channel", which.channel())
                .put("asset", which.asset())
                .put("skip", often.skip())
                .put("every", often.every())
                .put("times", often.times())
                .put("afterMs", span.afterMs())
                .put("forMs", span.forMs())
                .put("millis", millis);
    }
}
