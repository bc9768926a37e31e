package io.tapemaker.sim.venue;

import java.util.List;

/**
 * One page of a list.
 *
 * @param limit most rows of a page
 * @param nextCursor what to ask for next, {@link #END} after the last page
 */
public record Page<T>(List<T> data, int limit, String nextCursor) {

    /** Asks for the first page. */
    public static final String FIRST = "MA==";

    /** There is no further page. */
    public static final String END = "LTE=";

    public Page {
        data = List.copyOf(data);
    }

    /** Rows of this page. */
    public int count() {
        return data.size();
    }
}
