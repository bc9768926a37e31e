package io.tapemaker.bench.baseline;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The platform's SHA-1 over memory that is already in one piece. */
public final class BareSha1 {

    private static final int HASH_LENGTH = 20;

    private final MessageDigest sha1;
    private final byte[] hash = new byte[HASH_LENGTH];
    private byte[] text = new byte[1 << 12];

    public BareSha1() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    /** Hashes so many bytes and returns the first of the hash. */
    public int hash(int length) {
        if (text.length < length) {
            text = new byte[length * 2];
        }
        sha1.update(text, 0, length);
        try {
            sha1.digest(hash, 0, HASH_LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException(e);
        }
        return hash[0];
    }
}
