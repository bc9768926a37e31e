package io.tapemaker.engine.decode;

/** A range of the frame's bytes packed into a long (start above, end below), so that tables of spans stay flat. */
public final class Span {

    /** No span. */
    public static final long NONE = -1L;

    private Span() {}

    /** The span from {@code start} (inclusive) to {@code end} (exclusive). */
    public static long of(int start, int end) {
        return ((long) start << 32) | end;
    }

    /** Index of the first byte. */
    public static int start(long span) {
        return (int) (span >>> 32);
    }

    /** Index after the last byte. */
    public static int end(long span) {
        return (int) span;
    }

    /** Number of bytes. */
    public static int length(long span) {
        return end(span) - start(span);
    }
}
