package io.tapemaker.journal.chronicle;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A part of a file in a heap array, moved over the file from front to back. */
final class FileWindow {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileContent content;
    private byte[] bytes = new byte[4096];
    private long start;
    private int length;

    FileWindow(FileContent content) {
        this.content = content;
    }

    FileContent content() {
        return content;
    }

    /** What was read before may have changed: read again. */
    void forget() {
        length = 0;
    }

    /** Bytes from {@code position} on that are in the window now. */
    int available(long position) {
        return position < start || position >= start + length ? 0 : (int) (start + length - position);
    }

    /**
     * Makes {@code wanted} bytes from {@code position} on available, reading {@code readAhead} bytes if it has to
     * read; returns how many are, which is fewer than wanted only at the end of the file.
     */
    int load(long position, int wanted, int readAhead) {
        int have = available(position);
        if (have >= wanted) {
            return have;
        }
        int target = Math.max(wanted, readAhead);
        if (target > bytes.length) {
            bytes = have == 0 ? new byte[target] : Arrays.copyOf(bytes, target);
        }
        if (have > 0) {
            System.arraycopy(bytes, (int) (position - start), bytes, 0, have);
        }
        start = position;
        length = have + content.read(position + have, bytes, have, target - have);
        return length;
    }

    byte[] array() {
        return bytes;
    }

    int offsetOf(long position) {
        return (int) (position - start);
    }

    int intAt(long position) {
        return (int) INT.get(bytes, offsetOf(position));
    }

    long longAt(long position) {
        return (long) LONG.get(bytes, offsetOf(position));
    }
}
