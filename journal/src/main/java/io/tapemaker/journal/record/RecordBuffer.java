package io.tapemaker.journal.record;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One record in a heap array that grows with its largest record and can shrink again. Filled either by a writer (body
 * first, then {@link #complete}, then the appender) or by a tailer. Reused, so that the steady state allocates nothing.
 */
public final class RecordBuffer {

    /** Where the body starts. */
    public static final int BODY_OFFSET = RecordFrame.HEADER_LENGTH;

    private final int initialCapacity;
    private final UnsafeBuffer buffer;
    private byte[] array;
    private int length;

    public RecordBuffer() {
        this(2048);
    }

    public RecordBuffer(int initialCapacity) {
        this.initialCapacity = RecordFrame.alignedLength(initialCapacity);
        this.array = new byte[this.initialCapacity];
        this.buffer = new UnsafeBuffer(array);
    }

    /** The bytes behind {@link #buffer}; another array after {@link #ensureBody} or {@link #shrink}. */
    public byte[] array() {
        return array;
    }

    /** The whole record, frame first. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** Length of the whole record in bytes, 0 before one is there. */
    public int length() {
        return length;
    }

    /** Length of the body in bytes, without padding. */
    public int bodyLength() {
        return RecordFrame.bodyLength(buffer);
    }

    /** Makes room for a body of this length, keeping what is there. */
    public void ensureBody(int bodyLength) {
        ensureLength(RecordFrame.alignedLength(bodyLength));
    }

    /** Makes room for a record of this length, keeping what is there. */
    public void ensureLength(int needed) {
        if (needed > RecordFrame.MAX_LENGTH + RecordFrame.ALIGNMENT) {
            throw new IllegalArgumentException("a record of " + needed + " bytes is above the limit");
        }
        if (needed > array.length) {
            array = Arrays.copyOf(array, Math.max(needed, array.length * 2));
            buffer.wrap(array);
        }
    }

    /** Gives the memory of an unusually large record back. */
    public void shrink() {
        if (array.length > initialCapacity) {
            array = new byte[initialCapacity];
            buffer.wrap(array);
            length = 0;
        }
    }

    /** Says that a tailer has put a record of this length into {@link #array}. */
    public void length(int recordLength) {
        this.length = recordLength;
    }

    /**
     * Writes the frame's fields that the caller knows, once the body of {@code bodyLength} bytes is in place, and
     * zeroes the padding. The appender completes the rest.
     */
    public void complete(MessageType type, int bodyLength, RecordSource source, long sourcePosition, long eventTimeNs) {
        int total = RecordFrame.alignedLength(bodyLength);
        ensureLength(total);
        Arrays.fill(array, BODY_OFFSET + bodyLength, total, (byte) 0);
        RecordFrame.writeFixed(buffer, total, bodyLength);
        RecordFrame.writeMessageType(
                buffer, type.schemaId(), type.schemaVersion(), type.templateId(), type.blockLength());
        RecordFrame.writeOrigin(buffer, source, sourcePosition, eventTimeNs);
        length = total;
    }

    /** Moves the event time up to {@code floorNs} if it lies before; event time never goes back. */
    public void raiseEventTime(long floorNs) {
        if (RecordFrame.eventTimeNs(buffer) < floorNs) {
            RecordFrame.writeEventTime(buffer, floorNs);
        }
    }
}
