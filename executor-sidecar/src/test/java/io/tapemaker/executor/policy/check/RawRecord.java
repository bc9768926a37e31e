package io.tapemaker.executor.policy.check;

import java.math.BigInteger;

/**
 * A place command's record as it lies in the file: offsets by hand, so that no codec is shared with what is checked.
 */
final class RawRecord {
    static final int LENGTH = 168;
    private static final int BODY = 64;

    private final byte[] bytes;

    RawRecord(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the frame says that a place command of a known schema follows. */
    boolean isPlaceCommand() {
        return bytes.length == LENGTH
                && unsigned(12, 4).intValueExact() == 104
                && unsigned(16, 2).intValueExact() == 84
                && unsigned(18, 2).intValueExact() <= 2
                && unsigned(20, 2).intValueExact() == 32
                && unsigned(22, 2).intValueExact() == 104;
    }

    BigInteger epoch() {
        return unsigned(BODY, 4);
    }

    int side() {
        return bytes[BODY + 4] & 0xff;
    }

    int life() {
        return bytes[BODY + 5] & 0xff;
    }

    int tick() {
        return bytes[BODY + 6] & 0xff;
    }

    int postOnly() {
        return bytes[BODY + 7] & 0xff;
    }

    BigInteger number() {
        return unsigned(BODY + 8, 8);
    }

    BigInteger condition() {
        return new BigInteger(1, bytes, BODY + 16, 32);
    }

    BigInteger token() {
        return new BigInteger(1, bytes, BODY + 48, 32);
    }

    BigInteger priceE4() {
        return signed(BODY + 80);
    }

    BigInteger sizeE6() {
        return signed(BODY + 88);
    }

    BigInteger expirationS() {
        return signed(BODY + 96);
    }

    private BigInteger signed(int offset) {
        BigInteger value = unsigned(offset, 8);
        return value.testBit(63) ? value.subtract(BigInteger.ONE.shiftLeft(64)) : value;
    }

    private BigInteger unsigned(int offset, int length) {
        byte[] bigEndian = new byte[length];
        for (int i = 0; i < length; i++) {
            bigEndian[i] = bytes[offset + length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }
}
