package io.tapemaker.executor.keys;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that nobody may see: they print as {@code ***}, are neither serialised nor mapped, compare by identity, and
 * are zeroed on close. They live outside of the heap, so that the collector leaves no copies of them behind.
 * Safe for use by several threads.
 */
public final class Secret implements AutoCloseable {

    /** What a secret looks like wherever it is printed. */
    public static final String MASK = "***";

    /** Transient, so that a mapper that reads private fields finds none. */
    private final transient ByteBuffer bytes;

    private transient boolean closed;

    private Secret(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** Takes these bytes over: the array is zeroed. */
    public static Secret take(byte[] bytes) {
        Secret secret = new Secret(ByteBuffer.allocateDirect(bytes.length));
        secret.bytes.put(0, bytes);
        Arrays.fill(bytes, (byte) 0);
        return secret;
    }

    /** Length in bytes. */
    public int length() {
        return bytes.capacity();
    }

    /**
     * Shows a copy of the bytes to {@code use}, and zeroes the copy afterwards. What {@code use} makes of it is its
     * own care.
     *
     * @throws IllegalStateException after close
     */
    public <T> T reveal(Function<byte[], T> use) {
        byte[] copy = copy();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /** Whether these are the bytes, in a time that tells nothing of where they differ. */
    public boolean matches(byte[] other) {
        return reveal(mine -> MessageDigest.isEqual(mine, other));
    }

    private synchronized byte[] copy() {
        if (closed) {
            throw new IllegalStateException("the secret is closed");
        }
        byte[] copy = new byte[bytes.capacity()];
        bytes.get(0, copy);
        return copy;
    }

    /** Zeroes the bytes; no use after this. */
    @Override
    public synchronized void close() {
        closed = true;
        for (int i = 0; i < bytes.capacity(); i++) {
            bytes.put(i, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return MASK;
    }
}
