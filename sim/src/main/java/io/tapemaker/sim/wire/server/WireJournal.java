package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tapemaker.sim.wire.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What arrived at the server, whatever became of it: no body and no header is kept. Any thread. */
final class WireJournal {

    /** Older arrivals are forgotten; the counts are not. */
    private static final int KEPT = 100_000;

    private static final HexFormat HEX = HexFormat.of();

    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
    private final TreeMap<String, Long> counts = new TreeMap<>();
    private long next = 1;

    /** One request, and when it was there by {@link System#nanoTime}. */
    private record Arrival(
            long number, String method, String path, int length, String sha256, String fault, long atNanos) {}

    /** Writes a request down before anything is done about it. */
    synchronized void arrived(String method, String path, byte[] body, @Nullable Fault fault) {
        String name = fault == null ? "" : fault.kind().name();
        arrivals.add(new Arrival(next++, method, path, body.length, sha256(body), name, System.nanoTime()));
        if (arrivals.size() > KEPT) {
            arrivals.remove();
        }
        counts.merge(method + " " + path, 1L, Long::sum);
    }

    /** The arrivals from a number on. */
    synchronized ArrayNode since(long number) {
        ArrayNode array = Json.array();
        for (Arrival arrival : arrivals) {
            if (arrival.number() >= number) {
                array.addObject()
                        .put("number", arrival.number())
                        .put("method", arrival.method())
                        .put("path", arrival.path())
                        .put("bodyLength", arrival.length())
                        .put("bodySha256", arrival.sha256())
                        .put("fault", arrival.fault())
                        .put("atNanos", arrival.atNanos());
            }
        }
        return array;
    }

    /** How many requests there were of each method and path. */
    synchronized ObjectNode counts() {
        ObjectNode object = Json.object();
        counts.forEach(object::put);
        return object;
    }

    private static String sha256(byte[] body) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use a complete JDK", e);
        }
    }
}
