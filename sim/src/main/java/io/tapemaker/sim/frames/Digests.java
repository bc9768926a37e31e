package io.tapemaker.sim.frames;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two digests that every Java platform must have. */
public final class Digests {

    private Digests() {}

    public static MessageDigest newSha1() {
        return newDigest("SHA-1");
    }

    public static MessageDigest newSha256() {
        return newDigest("SHA-256");
    }

    public static byte[] sha256(String text) {
        return newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest newDigest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm + "; use a complete JDK", e);
        }
    }
}
