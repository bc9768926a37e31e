package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** The counts of one market. */
final class SignalCounters {

    private final long[] values = new long[SignalCounter.values().length];

    void add(SignalCounter counter) {
        values[counter.code()]++;
    }

    long get(SignalCounter counter) {
        return values[counter.code()];
    }

    void write(StateWriter out) {
        for (long value : values) {
            out.putLong(value);
        }
    }

    void read(StateReader in) {
        for (int i = 0; i < values.length; i++) {
            values[i] = in.getLong(0, Long.MAX_VALUE, "signal counter");
        }
    }
}
