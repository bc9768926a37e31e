package io.tapemaker.executor.keys;

import org.bouncycastle.crypto.generators.SCrypt;

/**
 * The cost of scrypt, within bounds: a hostile file cannot take more than 256 MiB or a few seconds, and a careless one
 * cannot ask for less than the lightest that wallets write.
 *
 * @param n cost, a power of two
 * @param r block size
 * @param p passes
 */
record ScryptParams(int n, int r, int p) {

    /** What new files get: 256 MiB, the standard of wallets. */
    static final ScryptParams STANDARD = new ScryptParams(1 << 18, 8, 1);

    /** The lightest that is read: what wallets call light. */
    static final ScryptParams LIGHT = new ScryptParams(1 << 12, 8, 6);

    static final int KEY_LENGTH = 32;

    private static final int MIN_N = 1 << 12;
    private static final int MAX_N = 1 << 18;
    private static final int MAX_R = 8;

    /** By the definition of scrypt, n is below two to the 128 r / 8. */
    private static final int MAX_N_OF_SMALLEST_BLOCK = 1 << 16;

    private static final int MAX_P = 16;

    /** Twice the standard. Work is n times r times p; memory, 128 times n times r, is bounded by the bounds of both. */
    private static final long MAX_WORK = 1L << 22;

    boolean isWithinBounds() {
        return n >= MIN_N
                && n <= MAX_N
                && Integer.bitCount(n) == 1
                && r >= 1
                && (r > 1 || n < MAX_N_OF_SMALLEST_BLOCK)
                && r <= MAX_R
                && p >= 1
                && p <= MAX_P
                && (long) n * r * p <= MAX_WORK;
    }

    byte[] derive(byte[] password, byte[] salt) {
        if (!isWithinBounds()) {
            throw new IllegalArgumentException("the cost of scrypt is out of bounds");
        }
        try {
            return SCrypt.generate(password, salt, n, r, p, KEY_LENGTH);
        } catch (OutOfMemoryError e) {
            // One large request that failed, of which nothing is left: the process is as it was.
            throw new KeyRefusedException("scrypt needs 256 MiB of memory (start with -Xmx512m or more)");
        }
    }
}
