package io.tapemaker.sim.wire.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tapemaker.sim.wire.Json;
import java.util.ArrayList;
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
        private int skipped;
        private int happened;

        Entry(Fault fault, long sinceNanos) {
            this.fault = fault;
            this.sinceNanos = sinceNanos;
        }

        boolean isOver(long nanos) {
            Fault.When when = fault.when();
            return when.times() > 0 && happened >= when.times()
                    || when.forMs() > 0 && nanos - sinceNanos > when.forMs() * NS_PER_MS;
        }

        boolean happensTo(String method, String path, long nanos) {
            if (isOver(nanos) || !fault.when().fits(method, path)) {
                return false;
            }
            if (skipped < fault.when().skip()) {
                skipped++;
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
        return first(true, method, path);
    }

    /** What happens to this frame of the user channel. */
    synchronized @Nullable Fault ofFrame(String eventType) {
        return first(false, "", eventType);
    }

    private @Nullable Fault first(boolean requests, String method, String path) {
        long nanos = System.nanoTime();
        for (Entry entry : entries) {
            if (entry.fault.kind().isOfRequests() == requests && entry.happensTo(method, path, nanos)) {
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
