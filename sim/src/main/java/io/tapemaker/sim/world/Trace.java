package io.tapemaker.sim.world;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash over everything that crossed a border in a world, in its order: equal worlds have equal hashes. */
final class Trace {

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
    private long events;

    Trace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(String kind, long timeNs, byte[] bytes) {
        events++;
        digest.update(kind.getBytes(StandardCharsets.UTF_8));
        digest.update(number.clear().putLong(timeNs).flip());
        digest.update(number.clear().putLong(bytes.length).flip());
        digest.update(bytes);
    }

    void add(String kind, long timeNs, String text) {
        add(kind, timeNs, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was added. */
    long events() {
        return events;
    }

    /** The hash of what was added; nothing can be added behind it. */
    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
