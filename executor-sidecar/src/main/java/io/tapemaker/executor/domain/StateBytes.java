package io.tapemaker.executor.domain;

import io.tapemaker.journal.types.Uint256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What stateful classes write themselves into, each field always in the same order: equal states, equal bytes. */
public final class StateBytes {

    private static final int INITIAL_CAPACITY = 4_096;

    private byte[] bytes = new byte[INITIAL_CAPACITY];
    private int length;

    /** Eight bytes, the lowest first. */
    public void put(long value) {
        if (bytes.length - length < Long.BYTES) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[length++] = (byte) (value >>> (8 * i));
        }
    }

    /** One or zero. */
    public void put(boolean value) {
        put(value ? 1 : 0);
    }

    /** A 256-bit number. */
    public void put(Uint256 value) {
        put(value.high());
        put(value.midHigh());
        put(value.midLow());
        put(value.low());
    }

    /** A text with its length. */
    public void put(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8.length);
        for (byte each : utf8) {
            put(each);
        }
    }

    /** Bytes written. */
    public int length() {
        return length;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** SHA-256 of what was written. */
    public byte[] sha256() {
        return sha256(toByteArray());
    }

    static byte[] sha256(byte[] of) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(of);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256; use a complete JDK", e);
        }
    }
}
