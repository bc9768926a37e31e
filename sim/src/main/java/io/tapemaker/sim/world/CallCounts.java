package io.tapemaker.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** Calls of each market within the last while. */
final class CallCounts {

    private final List<Queue<Long>> times = new ArrayList<>();
    private final long windowNs;

    CallCounts(int markets, long windowNs) {
        this.windowNs = windowNs;
        for (int market = 0; market < markets; market++) {
            times.add(new ArrayDeque<>());
        }
    }

    /** Counts one more; how many there are in the window now. */
    int add(int market, long nowNs) {
        Queue<Long> of = times.get(market);
        of.add(nowNs);
        while (of.element() <= nowNs - windowNs) {
            of.remove();
        }
        return of.size();
    }
}
