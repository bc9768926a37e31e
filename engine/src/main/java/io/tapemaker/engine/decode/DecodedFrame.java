package io.tapemaker.engine.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a frame says, in reused flat tables. Valid until the next frame is decoded into it, and only while the array
 * that was decoded keeps its content: ids and texts stay {@link Span}s of that array.
 *
 * <p>If {@link #reject()} is not NONE the frame as a whole is unusable and has no events. Otherwise each event stands
 * for itself: a REJECTED one does not taint its neighbours.
 */
public final class DecodedFrame {

    /** Elements of one array; the venue's largest is one book for each subscribed asset. */
    public static final int MAX_EVENTS = 2_048;

    /** Asset ids of one frame in {@link #assets()}. */
    public static final int MAX_ASSETS = 16_384;

    static final int INITIAL_EVENTS = 64;

    /** After so many frames in a row that fit the initial capacity, what a large frame claimed is given back. */
    static final int SHRINK_AFTER_FRAMES = 65_536;

    private DecodedEvent[] events = new DecodedEvent[0];
    private int eventCount;
    private final LevelTable levels = new LevelTable();
    private final ChangeTable changes = new ChangeTable();
    private final SpanTable assets = new SpanTable();
    private byte[] bytes = new byte[0];
    private RejectReason reject = RejectReason.NONE;
    private int rejectOffset = -1;
    private int smallFrames;

    /** An empty frame of the initial capacity. */
    public DecodedFrame() {
        resizeEvents(INITIAL_EVENTS);
    }

    /** Why the whole frame is unusable, or NONE. */
    public RejectReason reject() {
        return reject;
    }

    /** Offset in the decoded range of what {@link #reject()} is about, or -1. */
    public int rejectOffset() {
        return rejectOffset;
    }

    /** Number of events; 0 for an empty array and for a rejected frame. */
    public int eventCount() {
        return eventCount;
    }

    /** The event at an index, in wire order. */
    public DecodedEvent event(int index) {
        return events[index];
    }

    /** The levels of all BOOK events. */
    public LevelTable levels() {
        return levels;
    }

    /** The rows of all PRICE_CHANGE events. */
    public ChangeTable changes() {
        return changes;
    }

    /** The asset lists of events. */
    public SpanTable assets() {
        return assets;
    }

    /** The array that was decoded; spans are indexes into it. */
    public byte[] bytes() {
        return bytes;
    }

    /** The text of a span, for people and tests; empty for {@link Span#NONE}. */
    public String text(long span) {
        return span == Span.NONE ? "" : new String(bytes, Span.start(span), Span.length(span), StandardCharsets.UTF_8);
    }

    void begin(byte[] source) {
        shrinkIfIdle();
        bytes = source;
        eventCount = 0;
        levels.truncate(0);
        changes.truncate(0);
        assets.truncate(0);
        reject = RejectReason.NONE;
        rejectOffset = -1;
    }

    void rejectAll(RejectReason reason, int offset) {
        eventCount = 0;
        levels.truncate(0);
        changes.truncate(0);
        assets.truncate(0);
        reject = reason;
        rejectOffset = offset;
    }

    /** The next event, cleared. */
    DecodedEvent add() {
        if (eventCount == events.length) {
            resizeEvents(eventCount * 2);
        }
        DecodedEvent event = events[eventCount++];
        event.clear();
        return event;
    }

    /** Gives back what large frames claimed. */
    void shrink() {
        if (events.length > INITIAL_EVENTS) {
            resizeEvents(INITIAL_EVENTS);
        }
        levels.shrink();
        changes.shrink();
        assets.shrink();
    }

    private void shrinkIfIdle() {
        boolean small = eventCount <= INITIAL_EVENTS
                && levels.count() <= LevelTable.INITIAL_CAPACITY
                && changes.count() <= ChangeTable.INITIAL_CAPACITY
                && assets.count() <= SpanTable.INITIAL_CAPACITY;
        smallFrames = small ? smallFrames + 1 : 0;
        if (smallFrames == SHRINK_AFTER_FRAMES) {
            smallFrames = 0;
            shrink();
        }
    }

    private void resizeEvents(int capacity) {
        int from = Math.min(events.length, capacity);
        events = Arrays.copyOf(events, capacity);
        for (int i = from; i < capacity; i++) {
            events[i] = new DecodedEvent();
        }
    }
}
