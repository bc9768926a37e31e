package io.tapemaker.journal.types;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.math.BigInteger;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** An unsigned 256-bit number as four longs, most significant first: what the chain's ids are. Immutable. */
public record Uint256(long high, long midHigh, long midLow, long low) {

    /** Encoded length in bytes. */
    public static final int LENGTH = 32;

    /** Zero. */
    public static final Uint256 ZERO = new Uint256(0, 0, 0, 0);

    /**
     * The value of a big integer.
     *
     * @throws IllegalArgumentException if it is negative or needs more than 256 bits
     */
    public static Uint256 of(BigInteger value) {
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw new IllegalArgumentException("not an unsigned 256-bit number");
        }
        return new Uint256(
                value.shiftRight(192).longValue(),
                value.shiftRight(128).longValue(),
                value.shiftRight(64).longValue(),
                value.longValue());
    }

    /** Reads 32 bytes, big-endian, as the chain writes them. */
    public static Uint256 read(DirectBuffer buffer, int offset) {
        return new Uint256(
                buffer.getLong(offset, BIG_ENDIAN),
                buffer.getLong(offset + 8, BIG_ENDIAN),
                buffer.getLong(offset + 16, BIG_ENDIAN),
                buffer.getLong(offset + 24, BIG_ENDIAN));
    }

    /** Writes 32 bytes, big-endian. */
    public void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, high, BIG_ENDIAN);
        buffer.putLong(offset + 8, midHigh, BIG_ENDIAN);
        buffer.putLong(offset + 16, midLow, BIG_ENDIAN);
        buffer.putLong(offset + 24, low, BIG_ENDIAN);
    }

    /** The number for arithmetic and decimal text. */
    public BigInteger toBigInteger() {
        byte[] bytes = new byte[LENGTH];
        write(new UnsafeBuffer(bytes), 0);
        return new BigInteger(1, bytes);
    }

    /** 64 lower-case hex digits. */
    public String toHex() {
        return String.join("", hex(high), hex(midHigh), hex(midLow), hex(low));
    }

    private static String hex(long part) {
        String digits = Long.toHexString(part);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
