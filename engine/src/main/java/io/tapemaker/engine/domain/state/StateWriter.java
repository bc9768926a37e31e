package io.tapemaker.engine.domain.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing little-endian buffer that stateful classes write themselves into, each field always in the same order.
 * Two equal states give equal bytes, so the same bytes serve as snapshot and as input of the state hash.
 */
public final class StateWriter {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int INITIAL_CAPACITY = 4_096;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;

    /** Forgets what was written and keeps the memory. */
    public void clear() {
        length = 0;
    }

    /** Eight bytes. */
    public void putLong(long value) {
        reserve(Long.BYTES);
        LONGS.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Four bytes. */
    public void putInt(int value) {
        reserve(Integer.BYTES);
        INTS.set(bytes, length, value);
        length += Integer.BYTES;
    }

    /** One byte, the low eight bits. */
    public void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** One byte, 1 for true. */
    public void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    /** The length as an int, then the bytes. */
    public void putBytes(byte[] source, int offset, int count) {
        putInt(count);
        reserve(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    /** As {@link #putBytes(byte[], int, int)}, of the whole array. */
    public void putBytes(byte[] source) {
        putBytes(source, 0, source.length);
    }

    /** The buffer itself; the first {@link #length()} bytes are the state, and only until the next put. */
    public byte[] array() {
        return bytes;
    }

    /** Bytes written. */
    public int length() {
        return length;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(length, count)));
        }
    }
}
