package io.tapemaker.engine.domain.book;

import io.tapemaker.engine.domain.state.StateReader;
import io.tapemaker.engine.domain.state.StateWriter;

/** What happened to the books, in figures. Part of the state, so a replay shows the same. */
public final class BookCounters {

    private static final BookCounter[] ALL = BookCounter.values();

    private final long[] values = new long[ALL.length];

    void add(BookCounter counter) {
        values[counter.code()]++;
    }

    void add(BookCounter counter, long amount) {
        values[counter.code()] += amount;
    }

    /** The count. */
    public long get(BookCounter counter) {
        return values[counter.code()];
    }

    /**
     * The count of a {@link BookCounter#label()}.
     *
     * @throws IllegalArgumentException for a name that is none
     */
    public long get(String label) {
        for (BookCounter counter : ALL) {
            if (counter.label().equals(label)) {
                return get(counter);
            }
        }
        throw new IllegalArgumentException("no book counter is called " + label);
    }

    /** Writes all counts in the order of {@link BookCounter}. */
    public void write(StateWriter out) {
        out.putInt(values.length);
        for (long value : values) {
            out.putLong(value);
        }
    }

    /** Takes the counts over. */
    public void read(StateReader in) {
        int count = in.getInt(0, values.length, "number of book counters");
        for (int i = 0; i < values.length; i++) {
            values[i] = i < count ? in.getLong(0, Long.MAX_VALUE, "book counter") : 0;
        }
    }
}
