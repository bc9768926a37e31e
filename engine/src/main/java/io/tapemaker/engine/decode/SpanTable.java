package io.tapemaker.engine.decode;

import java.util.Arrays;

/** Spans of asset ids: the tokens of listed and resolved markets, and those that a rejected element is about. */
public final class SpanTable {

    static final int INITIAL_CAPACITY = 64;

    private long[] spans = new long[INITIAL_CAPACITY];
    private int count;

    /** Number of spans in the frame. */
    public int count() {
        return count;
    }

    /** The {@link Span} at an index. */
    public long get(int index) {
        return spans[index];
    }

    int capacity() {
        return spans.length;
    }

    void add(long span) {
        if (count == spans.length) {
            spans = Arrays.copyOf(spans, count * 2);
        }
        spans[count++] = span;
    }

    void truncate(int to) {
        count = to;
    }

    void shrink() {
        if (spans.length > INITIAL_CAPACITY) {
            spans = Arrays.copyOf(spans, INITIAL_CAPACITY);
        }
    }
}
