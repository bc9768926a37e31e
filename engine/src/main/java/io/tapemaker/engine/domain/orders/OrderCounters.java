package io.tapemaker.engine.domain.orders;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** What happened to our orders, in figures. Part of the state, so a replay shows the same. */
public final class OrderCounters {

    private static final int COUNT = OrderCounter.values().length;

    private final long[] values = new long[COUNT];

    OrderCounters() {}

    void add(OrderCounter counter) {
        values[counter.code()]++;
    }

    /** The count. */
    public long get(OrderCounter counter) {
        return values[counter.code()];
    }

    void write(StateWriter out) {
        out.putInt(COUNT);
        for (long value : values) {
            out.putLong(value);
        }
    }

    void read(StateReader in) {
        int count = in.getInt(0, COUNT, "number of order counters");
        for (int i = 0; i < COUNT; i++) {
            values[i] = i < count ? in.getLong(0, Long.MAX_VALUE, "order counter") : 0;
        }
    }
}
