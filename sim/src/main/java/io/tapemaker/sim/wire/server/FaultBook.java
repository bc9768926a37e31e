package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tapemaker.sim.wire.Json;
import io.tapemaker.sim.wire.server.FaultKind.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults in force, and how often each happened. Any thread. */
final class FaultBook {

    private static final long NS_PER_MS = 1_000_000L;

    private final List<Entry> entries = new ArrayList<>();

    /** A fault and how far it is. */
    private static final class Entry {

        private final Fault fault;
        private final long sinceNanos;
        private int fitted;
        private int happened;

        Entry(Fault fault, long sinceNanos) {
            this.fault = fault;
            this.sinceNanos = sinceNanos + fault.span().afterMs() * NS_PER_MS;
        }

        boolean isInForce(long nanos) {
            Fault.Often often = fault.often();
            long forMs = fault.span().forMs();
            return nanos - sinceNanos >= 0
                    && (often.times() == 0 || happened < often.times())
                    && (forMs == 0 || nanos - sinceNanos <= forMs * NS_PER_MS);
        }

        boolean happensTo(String method, String path, Collection<String> about, long nanos) {
            if (!isInForce(nanos) || !fault.which().fits(method, path, about)) {
                return false;
            }
            int beyond = ++fitted - fault.often().skip();
            if (beyond < 1 || beyond % fault.often().every() != 0) {
                return false;
            }
            happened++;
            return true;
        }
    }

    synchronized void add(List<Fault> faults) {
        long nanos = System.nanoTime();
        faults.forEach(fault -> entries.add(new Entry(fault, nanos)));
    }

    synchronized void clear() {
        entries.clear();
    }

    /** What happens to this request; the first fault that fits, null for none. */
    synchronized @Nullable Fault ofRequest(String method, String path) {
        return first(Place.REQUEST, method, path, List.of());
    }

    /** What happens to this frame of the user channel. */
    synchronized @Nullable Fault ofUserFrame(String eventType, String market) {
        return first(Place.USER, "", eventType, List.of(market));
    }

    /** What happens to this frame of the market channel, which is about these ids. */
    synchronized @Nullable Fault ofMarketFrame(String eventType, Collection<String> about) {
        return first(Place.MARKET, "", eventType, about);
    }

    /** What happens to a trade on its way to the chain. */
    synchronized @Nullable Fault ofTrade() {
        return first(Place.TRADE, "", "", List.of());
    }

    private @Nullable Fault first(Place place, String method, String path, Collection<String> about) {
        if (entries.isEmpty()) {
            return null;
        }
        long nanos = System.nanoTime();
        for (Entry entry : entries) {
            if (entry.fault.kind().isAt(place, entry.fault.which().channel())
                    && entry.happensTo(method, path, about, nanos)) {
                return entry.fault;
            }
        }
        return null;
    }

    /** Every fault with how often it happened. */
    synchronized ArrayNode json() {
        ArrayNode array = Json.array();
        for (Entry entry : entries) {
            array.add(entry.fault.json().put("happened", entry.happened));
        }
        return array;
    }
}
