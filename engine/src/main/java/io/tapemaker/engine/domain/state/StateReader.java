package io.tapemaker.engine.domain.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads what {@link StateWriter} wrote. Trusts nothing: every read beyond the end and every value out of its range is
 * refused.
 */
public final class StateReader {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int start;
    private final int end;
    private int position;

    /** A reader of a range of an array, which must not change meanwhile. */
    public StateReader(byte[] bytes, int offset, int length) {
        this.bytes = bytes;
        this.start = offset;
        this.position = offset;
        this.end = Math.addExact(offset, length);
        if (offset < 0 || length < 0 || end > bytes.length) {
            throw new IllegalArgumentException("not a range of the array");
        }
    }

    /** A reader of a whole array. */
    public StateReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /**
     * Eight bytes.
     *
     * @throws StateFormatException as all reads do, if the bytes end before
     */
    public long getLong() {
        return (long) LONGS.get(bytes, take(Long.BYTES));
    }

    /** A long from {@code lowest} to {@code highest}; {@code what} names it in the error. */
    public long getLong(long lowest, long highest, String what) {
        long value = getLong();
        if (value < lowest || value > highest) {
            throw refuse(Long.BYTES, what + " is " + value + ", not " + lowest + " to " + highest);
        }
        return value;
    }

    /** Four bytes. */
    public int getInt() {
        return (int) INTS.get(bytes, take(Integer.BYTES));
    }

    /** An int from {@code lowest} to {@code highest}; {@code what} names it in the error. */
    public int getInt(int lowest, int highest, String what) {
        int value = getInt();
        if (value < lowest || value > highest) {
            throw refuse(Integer.BYTES, what + " is " + value + ", not " + lowest + " to " + highest);
        }
        return value;
    }

    /** One byte as 0 to 255. */
    public int getByte() {
        return bytes[take(1)] & 0xff;
    }

    /** A byte from 0 to {@code highest}; {@code what} names it in the error. */
    public int getByte(int highest, String what) {
        int value = getByte();
        if (value > highest) {
            throw refuse(1, what + " is " + value + ", not 0 to " + highest);
        }
        return value;
    }

    /** One byte that is 0 or 1. */
    public boolean getBoolean() {
        return getByte(1, "flag") == 1;
    }

    /** Bytes with their length before them, at most {@code highest}; {@code what} names them in the error. */
    public byte[] getBytes(int highest, String what) {
        int count = getInt(0, highest, "length of " + what);
        int from = take(count);
        return Arrays.copyOfRange(bytes, from, from + count);
    }

    /** Bytes not read yet. */
    public int remaining() {
        return end - position;
    }

    /** Refuses bytes that nobody has read. */
    public void finish() {
        if (position != end) {
            throw new StateFormatException(position - start, (end - position) + " bytes too many");
        }
    }

    /** An error about what was read last. */
    public StateFormatException invalid(String what) {
        return new StateFormatException(position - start, what);
    }

    private StateFormatException refuse(int width, String what) {
        return new StateFormatException(position - start - width, what);
    }

    private int take(int count) {
        if (end - position < count) {
            throw new StateFormatException(
                    position - start, "cut, " + count + " more bytes needed and " + (end - position) + " left");
        }
        int from = position;
        position += count;
        return from;
    }
}
