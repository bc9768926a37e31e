package io.tapemaker.engine.logic;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** What the engine did, in figures. Part of the state, so a replay shows the same. */
public final class EngineCounters {

    private final long[] values = new long[EngineCounter.values().length];

    void add(EngineCounter counter) {
        values[counter.ordinal()]++;
    }

    /** The count. */
    public long get(EngineCounter counter) {
        return values[counter.ordinal()];
    }

    void write(StateWriter out) {
        out.putInt(values.length);
        for (long value : values) {
            out.putLong(value);
        }
    }

    void read(StateReader in) {
        int count = in.getInt(0, values.length, "number of engine counters");
        for (int i = 0; i < values.length; i++) {
            values[i] = i < count ? in.getLong() : 0;
        }
    }
}
