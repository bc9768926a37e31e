package io.tapemaker.journal.types;

import java.math.BigInteger;

/** The id of an outcome token: {@code asset_id} on the wire, an unsigned 256-bit number in decimal. Immutable. */
public record TokenId(Uint256 value) {

    /** Digits of the largest id. */
    public static final int MAX_DIGITS = 78;

    /** Bits that are zero in a Protocol V2 position id and (but for chance) not in a CTF one. */
    private static final BigInteger RESERVED_BITS =
            BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE).shiftLeft(40);

    /**
     * The id of its decimal text.
     *
     * @throws IllegalArgumentException if it is not 1 to 78 digits without leading zero, or above 2^256 - 1
     */
    public static TokenId parse(String decimal) {
        if (!isDecimal(decimal)) {
            throw new IllegalArgumentException("a token id is 1 to 78 decimal digits without leading zero");
        }
        return new TokenId(Uint256.of(new BigInteger(decimal)));
    }

    private static boolean isDecimal(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && (text.length() == 1 || text.charAt(0) != '0')
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the id has the shape of a Protocol V2 position id (64 reserved bits are zero). */
    public boolean isProtocolV2() {
        return value.toBigInteger().and(RESERVED_BITS).signum() == 0;
    }

    /** The decimal text, as on the wire. */
    @Override
    public String toString() {
        return value.toBigInteger().toString();
    }
}
