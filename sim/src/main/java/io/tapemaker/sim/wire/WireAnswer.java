package io.tapemaker.sim.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** An answer: status, headers and the exact bytes of the body. */
public record WireAnswer(int status, SortedMap<String, String> headers, byte[] body) {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final String JSON_TYPE = "application/json; charset=utf-8";

    /** Takes a copy of the headers. */
    public WireAnswer {
        headers = Collections.unmodifiableSortedMap(WireRequest.byName(headers));
    }

    /** JSON with status 200. */
    public static WireAnswer ok(JsonNode body) {
        return of(200, body);
    }

    /** JSON. */
    public static WireAnswer of(int status, JsonNode body) {
        return new WireAnswer(status, new TreeMap<>(), Json.bytes(body)).with(CONTENT_TYPE, JSON_TYPE);
    }

    /** Text of a type. */
    public static WireAnswer text(int status, String type, String body) {
        return new WireAnswer(status, new TreeMap<>(), body.getBytes(StandardCharsets.UTF_8)).with(CONTENT_TYPE, type);
    }

    /** No body. */
    public static WireAnswer empty(int status) {
        return new WireAnswer(status, new TreeMap<>(), new byte[0]);
    }

    /** {@code {"error":"…"}}. */
    public static WireAnswer error(int status, String message) {
        return of(status, Json.object().put("error", message));
    }

    /** The same with one header more. */
    public WireAnswer with(String header, String value) {
        SortedMap<String, String> more = WireRequest.byName(headers);
        more.put(header, value);
        return new WireAnswer(status, more, body);
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
