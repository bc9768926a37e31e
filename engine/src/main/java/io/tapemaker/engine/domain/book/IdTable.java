package io.tapemaker.engine.domain.book;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Ids as bytes, numbered in the order in which they were first seen. Looking one up allocates nothing; the order of
 * the hash is never seen from outside.
 */
final class IdTable {

    /** Answer for an id that is not there. */
    static final int ABSENT = -1;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD6E8FEB86659FD93L;
    private static final int INITIAL_SLOTS = 64;

    private int[] slots = new int[INITIAL_SLOTS];
    private byte[][] ids = new byte[INITIAL_SLOTS / 2][];
    private long[] hashes = new long[INITIAL_SLOTS / 2];
    private int count;

    int count() {
        return count;
    }

    byte[] id(int index) {
        return ids[index];
    }

    /** The number of an id, or {@link #ABSENT}. */
    int find(byte[] source, int offset, int length) {
        long hash = hash(source, offset, length);
        int mask = slots.length - 1;
        for (int slot = (int) hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
            int index = slots[slot] - 1;
            if (hashes[index] == hash && equal(index, source, offset, length)) {
                return index;
            }
        }
        return ABSENT;
    }

    /** Whether the id of a number is this text. */
    boolean equal(int index, byte[] source, int offset, int length) {
        byte[] id = ids[index];
        return Arrays.equals(id, 0, id.length, source, offset, offset + length);
    }

    /** Adds an id that is not there and returns its number. */
    int add(byte[] id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
            slots = new int[slots.length * 2];
            for (int i = 0; i < count; i++) {
                place(i);
            }
        }
        ids[count] = id;
        hashes[count] = hash(id, 0, id.length);
        place(count);
        return count++;
    }

    void clear() {
        Arrays.fill(slots, 0);
        count = 0;
    }

    private void place(int index) {
        int mask = slots.length - 1;
        int slot = (int) hashes[index] & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = index + 1;
    }

    private static long hash(byte[] source, int offset, int length) {
        long hash = SEED ^ length;
        int at = offset;
        int end = offset + length;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(source, at));
        }
        for (; at < end; at++) {
            hash = mix(hash ^ (source[at] & 0xff));
        }
        return hash ^ (hash >>> 29);
    }

    private static long mix(long value) {
        long product = value * FACTOR;
        return product ^ (product >>> 32);
    }
}
