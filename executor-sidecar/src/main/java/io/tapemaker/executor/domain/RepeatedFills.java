package io.tapemaker.executor.domain;

import io.tapemaker.journal.types.ConditionId;
import io.tapemaker.journal.types.Side;
import java.util.ArrayDeque;
import java.util.TreeMap;

/** Counts fills of each side of each market, as something that trades again and again may have gone mad. */
final class RepeatedFills {

    private final TreeMap<String, ArrayDeque<Long>> byPlace = new TreeMap<>();

    /** A fill happens; whether that is too many. */
    boolean add(ConditionId market, Side side, long steadyNs, CapLimits.Repeated limit) {
        ArrayDeque<Long> times = byPlace.computeIfAbsent(market + " " + side, of -> new ArrayDeque<>());
        while (!times.isEmpty() && steadyNs - times.element() >= limit.withinNs()) {
            times.remove();
        }
        times.add(steadyNs);
        return times.size() >= limit.fills();
    }

    /** A person has looked. */
    void forget() {
        byPlace.clear();
    }

    void write(StateBytes out) {
        out.put(byPlace.size());
        byPlace.forEach((place, times) -> {
            out.put(place);
            out.put(times.size());
            times.forEach(out::put);
        });
    }
}
