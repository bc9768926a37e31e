package io.tapemaker.engine.domain.signals;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/**
 * The highest of the values that were in force within a window of time, as a queue of falling values: amortised one
 * step a value. The window's far end is rounded back to a grain of a 32nd of it, so that one entry a grain is enough
 * and memory is bounded however many values come.
 */
final class SlidingMax {

    /** No value within the window. */
    static final long NONE = Long.MIN_VALUE;

    static final int GRAINS = 32;

    /** Grains that a window can touch: its own, one for each end that lies inside a grain. */
    private static final int CAPACITY = GRAINS + 2;

    private final long windowNs;
    private final long grainNs;
    private final long[] values = new long[CAPACITY];
    private final long[] endGrains = new long[CAPACITY];
    private int head;
    private int count;

    SlidingMax(long windowNs) {
        this.windowNs = windowNs;
        this.grainNs = (windowNs + GRAINS - 1) / GRAINS;
    }

    /** Takes a value that has been in force until now. */
    void push(long value, long endNs) {
        expire(endNs);
        while (count > 0 && values[at(count - 1)] <= value) {
            count--;
        }
        long grain = Math.floorDiv(endNs, grainNs);
        if (count > 0 && endGrains[at(count - 1)] == grain) {
            return;
        }
        int place = at(count++);
        values[place] = value;
        endGrains[place] = grain;
    }

    /** The highest value that ended within the window before now, or {@link #NONE}. */
    long max(long nowNs) {
        expire(nowNs);
        return count == 0 ? NONE : values[head];
    }

    private void expire(long nowNs) {
        long firstGrain = Math.floorDiv(nowNs - windowNs, grainNs);
        while (count > 0 && endGrains[head] < firstGrain) {
            head = (head + 1) % CAPACITY;
            count--;
        }
    }

    private int at(int fromOldest) {
        return (head + fromOldest) % CAPACITY;
    }

    void write(StateWriter out) {
        out.putInt(count);
        for (int i = 0; i < count; i++) {
            out.putLong(values[at(i)]);
            out.putLong(endGrains[at(i)]);
        }
    }

    void read(StateReader in) {
        head = 0;
        count = in.getInt(0, CAPACITY, "number of values in a window");
        for (int i = 0; i < count; i++) {
            values[i] = in.getLong();
            endGrains[i] = in.getLong();
            if (i > 0 && (values[i] >= values[i - 1] || endGrains[i] <= endGrains[i - 1])) {
                throw in.invalid("values in a window are not falling with time");
            }
        }
    }
}
