package io.tapemaker.executor.venue.polymarket;

import io.tapemaker.executor.domain.venue.VenueRequest.Lane;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long things took, in microseconds, by name. Calls are named by lane and call, and counted from being handed over
 * to their last byte; only answers count: a call without one has no latency. Any thread may record; one at a time asks.
 */
public final class Latencies {

    private static final long MOST_US = 60_000_000L;
    private static final int DIGITS = 3;
    private static final long NS_PER_US = 1_000L;
    private static final String ID = "/0x";

    private final Map<String, Recorder> recorders = new ConcurrentSkipListMap<>();
    private final Map<String, Histogram> totals = new TreeMap<>();

    void record(Lane lane, HttpCall call, long elapsedNs) {
        record(name(lane, call), elapsedNs);
    }

    /** Something that is no call took so long. */
    public void record(String name, long elapsedNs) {
        long us = Math.max(0, Math.min(MOST_US, elapsedNs / NS_PER_US));
        recorders.computeIfAbsent(name, key -> new Recorder(MOST_US, DIGITS)).recordValue(us);
    }

    /** Lane and call, without what it was about: "PLACE POST /order". */
    private static String name(Lane lane, HttpCall call) {
        int id = call.path().indexOf(ID);
        return lane + " " + call.method() + " "
                + (id < 0 ? call.path() : call.path().substring(0, id) + "/{id}");
    }

    /** Each histogram since the start, in the order of the names; a copy. */
    public void forEach(BiConsumer<String, Histogram> each) {
        recorders.forEach((name, recorder) -> {
            Histogram total = totals.computeIfAbsent(name, key -> new Histogram(MOST_US, DIGITS));
            total.add(recorder.getIntervalHistogram());
            each.accept(name, total.copy());
        });
    }
}
